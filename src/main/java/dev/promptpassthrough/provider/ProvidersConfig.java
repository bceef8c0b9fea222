package dev.promptpassthrough.provider;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;

/** The providers, by their slug: the name that stands in URLs, a label as of RFC 1034 (lower-case letters, digits, hyphens). */
@ConfigMapping(prefix = "passthrough.providers")
public interface ProvidersConfig {

    @WithParentName
    Map<String, Entry> bySlug();

    /** One provider. */
    interface Entry {

        /** Name for people. Empty: the slug. */
        Optional<String> name();

        /** What it is, in a sentence. */
        Optional<String> description();

        /** Its wire format. */
        @WithDefault("openai-chat")
        Family family();

        /**
         * Where its API begins, for example {@code https://api.example.com/v1/}: the only source of an upstream host. Required.
         */
        Optional<URI> baseUrl();

        /** The path below {@link #baseUrl()} that is called where the caller names none. */
        Optional<String> defaultPath();

        /** The model that request templates are filled with. */
        Optional<String> defaultModel();

        /** Words to find it by. */
        Optional<List<String>> tags();

        /** Address of its logo; shown where it is on this site. */
        Optional<URI> logo();

        /** Its web site. */
        Optional<URI> websiteUrl();

        /** Its API reference. */
        Optional<URI> docsUrl();

        /** Its terms of service. */
        Optional<URI> termsOfServiceUrl();

        /** Its privacy policy. */
        Optional<URI> privacyPolicyUrl();

        /** Where its users get help. */
        Optional<String> supportEmail();

        /** Whether it may be called. */
        @WithDefault("true")
        boolean enabled();

        /** Whether the page opens with it. */
        @WithName("default")
        @WithDefault("false")
        boolean isDefault();

        /** Whether people should move away from it. */
        @WithDefault("false")
        boolean deprecated();

        /** How the gateway signs in to it. */
        Auth auth();

        /** Headers that are set on every request to it, for example {@code anthropic-version}. */
        Map<String, String> headers();

        /** Whether its requests carry trace context, by which its own traces join those of the gateway. */
        @WithDefault("false")
        boolean propagateTrace();

        /** Roles of which a caller needs one. Empty: every signed-in caller. */
        Optional<Set<String>> rolesAllowed();

        /** Models that may be called. Empty: every model. */
        Optional<Set<String>> modelsAllowed();

        /** What its models cost, by their names as requests and replies have them. */
        Map<String, Price> prices();

        /** Whether its host may resolve to a loopback, private or link-local address. Empty: only in dev and test. */
        Optional<Boolean> allowPrivateAddress();

        /** Longest wait for a connection. */
        @WithDefault("5s")
        Duration connectTimeout();

        /** Longest wait for the head of its answer, from the end of the request. */
        @WithDefault("600s")
        Duration firstByteTimeout();

        /** Longest silence within its answer. */
        @WithDefault("300s")
        Duration gapTimeout();

        /** Longest exchange as a whole. */
        @WithDefault("30m")
        Duration totalTimeout();

        /** Most connections to it at once, of this replica. */
        @WithDefault("256")
        int maxConnections();
    }

    /** What a model costs, by the provider's price list; amounts are of a million tokens. */
    interface Price {

        /** Of the request. Required. */
        OptionalDouble input();

        /** Of what the provider read from its cache. Empty: as {@link #input()}. */
        OptionalDouble cachedInput();

        /** Of what the provider wrote to its cache, where it counts that apart. Empty: as {@link #input()}. */
        OptionalDouble cacheWrite();

        /** Of the reply, reasoning included. Required. */
        OptionalDouble output();

        /** By ISO 4217. */
        @WithDefault("USD")
        String currency();

        /** The day on which the price list said so, for example {@code 2026-01-31}. Required. */
        Optional<String> date();
    }

    /** How the gateway signs in. */
    interface Auth {

        /** Where the secret goes. */
        @WithDefault("bearer")
        Scheme scheme();

        /** Name of the header or query parameter, for the schemes {@code header} and {@code query}. */
        Optional<String> name();

        /**
         * The secret; {@code user:password} for {@code basic}, {@code ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN]} for
         * {@code aws-sigv4}, a service account's JSON for {@code google-oauth}, the client's secret for {@code azure-entra}.
         */
        Optional<String> secret();

        /** A file that holds the secret and is read again when it changes. Goes before {@link #secret()}. */
        Optional<Path> secretFile();

        /** The environment variable that the secret is usually given in; the catalogue sets it, people read it. */
        Optional<String> variable();

        /** The region of AWS to sign for, for example {@code eu-central-1}. Required for {@code aws-sigv4}. */
        Optional<String> region();

        /** The service of AWS to sign for. */
        @WithDefault("bedrock")
        String service();

        /** Whether the body is signed, which it then is held for; a few services of AWS take it unsigned, over https. */
        @WithDefault("true")
        boolean signBody();

        /**
         * What the token is for. Empty: {@code https://www.googleapis.com/auth/cloud-platform} for {@code google-oauth},
         * {@code https://cognitiveservices.azure.com/.default} for {@code azure-entra}.
         */
        Optional<String> scope();

        /** Whether {@code google-oauth} takes the credentials of where it runs, which may ask the metadata server. */
        @WithDefault("false")
        boolean applicationDefault();

        /** The tenant of Entra. Required for {@code azure-entra}. */
        Optional<String> tenant();

        /** The gateway's id at Entra. Required for {@code azure-entra}. */
        Optional<String> clientId();

        /** Where Entra is. Empty: {@code https://login.microsoftonline.com/}. */
        Optional<URI> authority();
    }

    /** Where the secret goes. */
    enum Scheme {
        BEARER,
        HEADER,
        QUERY,
        BASIC,
        AWS_SIGV4,
        GOOGLE_OAUTH,
        AZURE_ENTRA,
        NONE
    }
}
