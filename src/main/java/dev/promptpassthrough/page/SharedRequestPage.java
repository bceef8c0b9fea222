package dev.promptpassthrough.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What keeps a link's request until the workbench takes it.
 *
 * @param workbench the path to go on to
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SharedRequestPage(String workbench, String nonce) implements TemplateInstance {
}
