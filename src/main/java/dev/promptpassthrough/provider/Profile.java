package dev.promptpassthrough.provider;

import java.net.URI;
import java.util.List;

/**
 * What people are told about a provider; every part but the name may be {@code null}.
 *
 * @param signIn how whoever calls it signs in
 * @param prices of those models whose price is known
 */
public record Profile(String name, String description, String defaultModel, List<String> tags, URI logo, URI websiteUrl,
        URI docsUrl, URI termsOfServiceUrl, URI privacyPolicyUrl, String supportEmail, SignIn signIn, boolean isDefault,
        boolean deprecated, List<Price> prices) {

    /**
     * What a program of one's own must know to sign in as the gateway does.
     *
     * @param secretName name of the secret's source (a variable, a key, a file), never its value; {@code null} where the
     *        machine itself has one
     * @param scheme as it is configured, for example {@code header}
     * @param carrier the header's or query parameter's name, for the schemes that let it be chosen
     * @param region for {@code aws-sigv4}
     * @param service for {@code aws-sigv4}
     */
    public record SignIn(String secretName, String scheme, String carrier, String region, String service) {
    }

    /** Name of the secret's source; {@code null} where none is wanted. */
    public String secretName() {
        return signIn == null ? null : signIn.secretName();
    }
}
