package dev.promptpassthrough.provider;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the listing tells of a provider. The record is the white-list: nothing else leaves. */
record ProviderView(int id, String name, String rfc1034CompliantName, String family, String description, URI baseUrl,
        String defaultPath, String connectivityTestPath, String defaultModel, Collection<String> models, boolean isDefault,
        boolean isActive, boolean isDeprecated, String status, String version, List<String> tags, URI logo, URI websiteUrl,
        URI docsUrl, URI termsOfServiceUrl, URI privacyPolicyUrl, String supportEmail, ApiKey apiKey, List<String> templates,
        List<Price> prices) {

    private static final Pattern VERSION_SEGMENT = Pattern.compile("/(v[0-9][a-z0-9.]*)(?:/|$)");

    /** How to sign in, and the name of the secret's source; never its value. */
    record ApiKey(String name, String scheme, String carrier, String region, String service) {

        static ApiKey of(Profile.SignIn signIn) {
            return signIn == null ? null
                    : new ApiKey(signIn.secretName(), signIn.scheme(), signIn.carrier(), signIn.region(), signIn.service());
        }
    }

    static ProviderView of(int id, Provider provider, boolean isDefault, List<String> templates) {
        Profile profile = provider.profile();
        String inactiveReason = provider.inactiveReason();
        return new ProviderView(id, profile.name(), provider.slug(), provider.family().wireName(), profile.description(),
                provider.baseUrl(), provider.defaultPath(), provider.connectivityTestPath(), profile.defaultModel(),
                provider.access().models().stream().sorted().toList(), isDefault, inactiveReason == null, profile.deprecated(),
                status(profile, inactiveReason), version(provider), profile.tags(), profile.logo(), profile.websiteUrl(),
                profile.docsUrl(),
                profile.termsOfServiceUrl(), profile.privacyPolicyUrl(), profile.supportEmail(),
                ApiKey.of(profile.signIn()), templates, profile.prices());
    }

    private static String status(Profile profile, String inactiveReason) {
        if (inactiveReason != null) {
            return inactiveReason;
        }
        return profile.deprecated() ? "deprecated" : "active";
    }

    /** The API version as the provider writes it: in the address that is called, as nearly all do. */
    private static String version(Provider provider) {
        Matcher matcher = VERSION_SEGMENT.matcher(provider.baseUrl().getRawPath() + provider.defaultPath());
        return matcher.find() ? matcher.group(1) : null;
    }
}
