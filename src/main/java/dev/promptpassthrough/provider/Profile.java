package dev.promptpassthrough.provider;

import java.net.URI;
import java.util.List;

/**
 * What people are told about a provider; every part but the name may be {@code null}.
 *
 * @param secretName name of the secret's source (a variable, a key, a file), never its value
 */
public record Profile(String name, String description, String defaultModel, List<String> tags, URI logo, URI websiteUrl,
        URI docsUrl, URI termsOfServiceUrl, URI privacyPolicyUrl, String supportEmail, String secretName, boolean isDefault,
        boolean deprecated) {
}
