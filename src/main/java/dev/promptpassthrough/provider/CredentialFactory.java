package dev.promptpassthrough.provider;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Makes the {@link Credential} of one provider, and tells which setting it lacks. */
final class CredentialFactory {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern FIELD_VALUE = Pattern.compile("[\\x21-\\x7e]+( [\\x21-\\x7e]+)*");
    private static final Map<ProvidersConfig.Scheme, String> NAME_EXAMPLES = Map.of(
            ProvidersConfig.Scheme.HEADER, ".auth.name=x-api-key", ProvidersConfig.Scheme.QUERY, ".auth.name=key");

    private final ProviderFactory.Key key;
    private final ProvidersConfig.Auth auth;
    private final Secret secret;

    CredentialFactory(ProviderFactory.Key key, ProvidersConfig.Auth auth, Consumer<SecretFile> watch) {
        this.key = key;
        this.auth = auth;
        this.secret = auth.secretFile().<Secret> map(file -> {
            SecretFile secretFile = new SecretFile(file);
            watch.accept(secretFile);
            return secretFile;
        }).orElseGet(() -> Secret.of(auth.secret().map(String::strip).orElse("")));
        String value = secret.reveal();
        key.require(value.isEmpty() || FIELD_VALUE.matcher(value).matches(), ".auth.secret",
                "holds characters that cannot be sent", ".auth.secret-file=/run/secrets/" + key.slug());
        key.require(auth.scheme() != ProvidersConfig.Scheme.BASIC || value.isEmpty() || value.indexOf(':') > 0, ".auth.secret",
                "must be user:password for the scheme basic", ".auth.secret=user:password");
    }

    Credential credential() {
        return switch (auth.scheme()) {
            case BEARER -> new Credential.Bearer(secret);
            case HEADER -> new Credential.Header(carrier(), secret);
            case QUERY -> new Credential.Query(carrier(), secret);
            case BASIC -> new Credential.Basic(secret);
            case NONE -> new Credential.None();
        };
    }

    /** Which setting is missing, in a sentence for people, or {@code null} where nothing is. */
    String missing() {
        boolean complete = auth.scheme() == ProvidersConfig.Scheme.NONE || !secret.reveal().isEmpty();
        return complete ? null : sourceName() + " is not set";
    }

    /** Where the secret comes from: a file, a variable or a key; {@code null} where none is wanted. */
    String sourceName() {
        if (auth.scheme() == ProvidersConfig.Scheme.NONE) {
            return null;
        }
        return auth.secretFile().map(Object::toString)
                .or(auth::variable)
                .orElse(key.name(".auth.secret"));
    }

    private String carrier() {
        String example = NAME_EXAMPLES.get(auth.scheme());
        String name = auth.name().orElseThrow(() -> key.refused(".auth.name", "is missing", example));
        key.require(TOKEN.matcher(name).matches(), ".auth.name", "must be a header's or parameter's name", example);
        return name;
    }
}
