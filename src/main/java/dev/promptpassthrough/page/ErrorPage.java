package dev.promptpassthrough.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What a person sees where a navigation fails.
 *
 * @param status the HTTP status
 * @param title what went wrong
 * @param detail what to do about it
 * @param workbench where to go from here
 * @param requestId the id under which it was logged
 * @param nonce of its style
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ErrorPage(int status, String title, String detail, String workbench, String requestId, String nonce)
        implements
            TemplateInstance {
}
