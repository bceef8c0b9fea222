package dev.promptpassthrough.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Makes a {@link Provider} from its configuration, or refuses with one line that names the key, what is wrong and an
 * example; never with a value that may be a secret.
 */
final class ProviderFactory {

    private static final Pattern SLUG = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    /** RFC 9110 §5.6.2: what a header may be named. */
    static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern FIELD_VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    private final boolean privateAddressByDefault;
    private final Duration idleTimeout;
    private final CredentialFactory.Means means;

    /**
     * @param privateAddressByDefault whether a provider may be on a private address where it does not say
     * @param idleTimeout after which the server closes a caller's silent connection
     * @param means what credentials are made with
     */
    ProviderFactory(boolean privateAddressByDefault, Duration idleTimeout, CredentialFactory.Means means) {
        this.privateAddressByDefault = privateAddressByDefault;
        this.idleTimeout = idleTimeout;
        this.means = means;
    }

    Provider create(String slug, ProvidersConfig.Entry entry) {
        Key key = new Key(slug);
        key.require(SLUG.matcher(slug).matches(), "", "must be named by lower-case letters, digits and hyphens", ".name=Acme");
        boolean privateAddress = entry.allowPrivateAddress().orElse(privateAddressByDefault);
        URI baseUrl = baseUrl(key, entry, privateAddress);
        CredentialFactory credentials = new CredentialFactory(key, entry.auth(), baseUrl, means);
        return new Provider(slug, profile(key, entry, credentials), entry.family(), baseUrl, defaultPath(key, entry),
                credentials.credential(), headers(key, entry), entry.propagateTrace(),
                new Provider.Access(entry.rolesAllowed().orElse(Set.of()), entry.modelsAllowed().orElse(Set.of()),
                        privateAddress),
                limits(key, entry), entry.enabled() ? null : key.name(".enabled") + " is false");
    }

    private static Profile profile(Key key, ProvidersConfig.Entry entry, CredentialFactory credentials) {
        return new Profile(entry.name().orElse(key.slug()), entry.description().orElse(null), entry.defaultModel().orElse(null),
                entry.tags().orElse(List.of()), entry.logo().orElse(null), entry.websiteUrl().orElse(null),
                entry.docsUrl().orElse(null), entry.termsOfServiceUrl().orElse(null), entry.privacyPolicyUrl().orElse(null),
                entry.supportEmail().orElse(null), credentials.signIn(), entry.isDefault(), entry.deprecated(),
                new PriceFactory(key).create(entry.prices()));
    }

    private static URI baseUrl(Key key, ProvidersConfig.Entry entry, boolean privateAddress) {
        String example = ".base-url=https://api.example.com/v1/";
        URI url = entry.baseUrl().orElseThrow(() -> key.refused(".base-url", "is missing", example));
        boolean plain = url.getHost() != null && url.getUserInfo() == null && url.getRawQuery() == null
                && url.getRawFragment() == null;
        key.require(plain, ".base-url", "must be an absolute URL of a scheme, a host and at most a path", example);
        boolean https = "https".equals(url.getScheme());
        key.require(https || "http".equals(url.getScheme()) && privateAddress, ".base-url",
                "must use https (http only where allow-private-address is true)", example);
        key.require(privateAddress || !AddressPolicy.isNeverPublic(url.getHost()), ".base-url",
                "leads to an address that is not public (only where allow-private-address is true)", example);
        String text = url.normalize().toString();
        return URI.create(text.endsWith("/") ? text : text + "/");
    }

    private static String defaultPath(Key key, ProvidersConfig.Entry entry) {
        String path = entry.defaultPath().orElse("");
        key.require(!path.startsWith("/"), ".default-path", "must not begin with a slash", ".default-path=chat/completions");
        return path;
    }

    private static Map<String, String> headers(Key key, ProvidersConfig.Entry entry) {
        entry.headers().forEach((name, value) -> {
            boolean sound = TOKEN.matcher(name).matches() && FIELD_VALUE.matcher(value).matches();
            key.require(sound, ".headers." + name, "must be a header's name and value",
                    ".headers.anthropic-version=2023-06-01");
        });
        return Map.copyOf(entry.headers());
    }

    private Limits limits(Key key, ProvidersConfig.Entry entry) {
        Map<String, Duration> durations = Map.of(".connect-timeout", entry.connectTimeout(), ".first-byte-timeout",
                entry.firstByteTimeout(), ".gap-timeout", entry.gapTimeout(), ".total-timeout", entry.totalTimeout());
        durations.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(duration -> {
                    key.require(duration.getValue().toMillis() >= 1, duration.getKey(), "must be more than nothing",
                            duration.getKey() + "=30s");
                    key.require(duration.getValue().compareTo(entry.totalTimeout()) <= 0, duration.getKey(),
                            "must not be longer than total-timeout", duration.getKey() + "=30s");
                });
        for (String silence : List.of(".first-byte-timeout", ".gap-timeout")) {
            key.require(durations.get(silence).compareTo(idleTimeout) < 0, silence,
                    "must be shorter than quarkus.http.idle-timeout, which would cut the caller off first", silence + "=300s");
        }
        key.require(entry.maxConnections() >= 1, ".max-connections", "must be at least 1", ".max-connections=256");
        return new Limits(entry.connectTimeout(), entry.firstByteTimeout(), entry.gapTimeout(), entry.totalTimeout(),
                entry.maxConnections());
    }

    /** The configuration keys of one provider, and how a bad one is refused. */
    record Key(String slug) {

        String name(String suffix) {
            return "passthrough.providers." + slug + suffix;
        }

        void require(boolean condition, String suffix, String why, String example) {
            if (!condition) {
                throw refused(suffix, why, example);
            }
        }

        ConfigurationException refused(String suffix, String why, String example) {
            return new ConfigurationException(name(suffix) + " " + why + ", for example " + name(example));
        }
    }
}
