package dev.promptpassthrough.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.promptpassthrough.site.SecureUrl;
import io.quarkus.oidc.client.OidcClients;
import io.vertx.core.Vertx;

/** Makes the {@link Credential} of one provider. What only one scheme needs is loaded for that scheme only. */
final class CredentialFactory {

    private static final Pattern FIELD_VALUE = Pattern.compile("[\\x21-\\x7e]+( [\\x21-\\x7e]+)*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Map<ProvidersConfig.Scheme, String> NAME_EXAMPLES = Map.of(
            ProvidersConfig.Scheme.HEADER, ".auth.name=x-api-key", ProvidersConfig.Scheme.QUERY, ".auth.name=key");
    /** Within the time that callers wait for a connection anyway. */
    private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(10);

    private final ProviderFactory.Key key;
    private final ProvidersConfig.Auth auth;
    private final URI base;
    private final Means means;

    /**
     * What credentials are made with.
     *
     * @param clients asked for only where a token is fetched from Entra
     * @param watch told of each secret that is in a file
     */
    record Means(Vertx vertx, Supplier<OidcClients> clients, Consumer<SecretFile> watch) {
    }

    /** @param base the provider's base URL */
    CredentialFactory(ProviderFactory.Key key, ProvidersConfig.Auth auth, URI base, Means means) {
        this.key = key;
        this.auth = auth;
        this.base = base;
        this.means = means;
    }

    Credential credential() {
        return switch (auth.scheme()) {
            case BEARER -> new Credential.Bearer(secret());
            case HEADER -> new Credential.Header(carrier(), secret());
            case QUERY -> new Credential.Query(carrier(), secret());
            case BASIC -> new Credential.Basic(secret());
            case AWS_SIGV4 -> new Credential.AwsSignature(secret(), awsSigning());
            case GOOGLE_OAUTH -> new Credential.Token(googleSecret(), tokens(
                    new GoogleTokens(List.of(auth.scope().orElse(GoogleTokens.CLOUD_PLATFORM).split(" ")), means.vertx())));
            case AZURE_ENTRA -> new Credential.Token(secret(), tokens(
                    new EntraTokens(registration(), TOKEN_TIMEOUT, means.clients())));
            case NONE -> new Credential.None();
        };
    }

    /** What people are told of it; {@code null} where none is wanted. */
    Profile.SignIn signIn() {
        return switch (auth.scheme()) {
            case NONE -> null;
            case HEADER, QUERY -> new Profile.SignIn(sourceName(), schemeName(), carrier(), null, null);
            case AWS_SIGV4 -> new Profile.SignIn(sourceName(), schemeName(), null, auth.region().orElse(null), auth.service());
            default -> new Profile.SignIn(sourceName(), schemeName(), null, null, null);
        };
    }

    /** Where the secret comes from: a file, a variable or a key; {@code null} where the machine itself has one. */
    private String sourceName() {
        if (auth.applicationDefault()) {
            return null;
        }
        return auth.secretFile().map(Object::toString)
                .or(auth::variable)
                .orElse(key.name(".auth.secret"));
    }

    private Secret secret() {
        Optional<Secret> file = auth.secretFile().map(path -> {
            SecretFile secretFile = new SecretFile(path, value -> flaw(value) == null);
            means.watch().accept(secretFile);
            return secretFile;
        });
        return file.orElseGet(() -> {
            // Of several variables that a catalogue entry puts together none may be set.
            String value = auth.secret().map(String::strip).filter(text -> !text.matches(":*")).orElse("");
            if (value.isEmpty()) {
                return Secret.unset(sourceName());
            }
            String flaw = flaw(value);
            key.require(flaw == null, ".auth.secret", flaw, example());
            return Secret.of(value);
        });
    }

    /** What is wrong with a secret, or {@code null}. */
    private String flaw(String value) {
        return switch (auth.scheme()) {
            case GOOGLE_OAUTH -> GoogleTokens.isSound(value) ? null
                    : "must be the JSON of a service account's key or of a workload identity for the scheme google-oauth";
            case AWS_SIGV4 -> AwsKeys.isSound(value) && FIELD_VALUE.matcher(value).matches() ? null
                    : "must be ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN] for the scheme aws-sigv4";
            case BASIC -> value.indexOf(':') > 0 && value.getBytes(StandardCharsets.UTF_8).length < 8192 ? null
                    : "must be user:password for the scheme basic";
            default -> FIELD_VALUE.matcher(value).matches() ? null : "holds characters that cannot be sent";
        };
    }

    private String example() {
        return switch (auth.scheme()) {
            case BASIC -> ".auth.secret=user:password";
            default -> ".auth.secret-file=/run/secrets/" + key.slug();
        };
    }

    private Secret googleSecret() {
        if (!auth.applicationDefault()) {
            return secret();
        }
        key.require(auth.secretFile().isEmpty() && auth.secret().isEmpty(), ".auth.application-default",
                "cannot be true beside a secret", ".auth.application-default=false");
        return Secret.of("");
    }

    private AwsSigning awsSigning() {
        String region = named(auth.region(), ".auth.region", "eu-central-1");
        String service = named(Optional.of(auth.service()), ".auth.service", "bedrock");
        key.require(auth.signBody() || "https".equals(base.getScheme()), ".auth.sign-body",
                "may be false over https only", ".auth.sign-body=true");
        return new AwsSigning(base, region, service, auth.signBody(), means.vertx(), Clock.systemUTC());
    }

    private EntraTokens.Registration registration() {
        URI authority = auth.authority().orElse(EntraTokens.AUTHORITY);
        key.require(SecureUrl.is(authority), ".auth.authority", "must be an https URL",
                ".auth.authority=" + EntraTokens.AUTHORITY);
        String text = authority.toString();
        return new EntraTokens.Registration(URI.create(text.endsWith("/") ? text : text + "/"),
                named(auth.tenant(), ".auth.tenant", "contoso.onmicrosoft.com"),
                named(auth.clientId(), ".auth.client-id", "00000000-0000-0000-0000-000000000000"),
                auth.scope().orElse(EntraTokens.COGNITIVE_SERVICES));
    }

    private String named(Optional<String> value, String suffix, String example) {
        String text = value.orElseThrow(() -> key.refused(suffix, "is missing for the scheme " + schemeName(),
                suffix + "=" + example));
        key.require(NAME.matcher(text).matches(), suffix, "must be made of letters, digits, dots and hyphens",
                suffix + "=" + example);
        return text;
    }

    private String schemeName() {
        return auth.scheme().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private AccessTokens tokens(TokenSource source) {
        return new AccessTokens(key.slug(), means.vertx(), source, TOKEN_TIMEOUT, InstantSource.system());
    }

    private String carrier() {
        String example = NAME_EXAMPLES.get(auth.scheme());
        String name = auth.name().orElseThrow(() -> key.refused(".auth.name", "is missing", example));
        key.require(ProviderFactory.TOKEN.matcher(name).matches(), ".auth.name", "must be a header's or parameter's name",
                example);
        return name;
    }
}
