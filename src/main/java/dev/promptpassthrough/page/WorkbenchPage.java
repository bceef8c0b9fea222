package dev.promptpassthrough.page;

import dev.promptpassthrough.asset.PageAssets;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The workbench page: its record is what the template may use.
 *
 * @param context what the browser is told
 * @param assets scripts and styles, as paths below {@code root}
 * @param root the web root, with a slash at its end
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record WorkbenchPage(PageContext context, PageAssets assets, String root) implements TemplateInstance {
}
