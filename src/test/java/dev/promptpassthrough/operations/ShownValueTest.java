package dev.promptpassthrough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownValueTest {

    private static final String PROVIDER = "passthrough.providers.acme.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            passthrough.site.base-url            | https://llm.example.org/tools
            passthrough.limits.max-request-body  | 32M
            passthrough.limits.write-stall       | 60s
            passthrough.limits.write-stall       | PT1M30S
            passthrough.session.recheck-after    | 4m
            passthrough.demo.enabled             | true
            passthrough.session.admin-roles      | llm-admin,team-7
            passthrough.providers.acme.base-url  | https://api.acme.example/v1/
            passthrough.providers.acme.default-path | v1beta/models/gemini-2.5-flash:generateContent
            passthrough.providers.acme.default-model | meta-llama/Llama-3.3-70B-Instruct-Turbo
            passthrough.providers.acme.default-model | claude-sonnet-4-5-20250929
            passthrough.providers.acme.prices."acme-1.5".cached-input | 0.25
            passthrough.providers.acme.prices.acme.currency | USD
            passthrough.providers.acme.prices.acme.date | 2026-01-31
            passthrough.providers.acme.auth.scheme | aws-sigv4
            passthrough.providers.acme.auth.name | x-api-key
            passthrough.providers.acme.auth.variable | AWS_BEARER_TOKEN_BEDROCK
            passthrough.providers.acme.propagate-trace | true
            passthrough.providers.acme.total-timeout | 30m
            passthrough.providers.acme.gap-timeout | 1500ms
            passthrough.providers.acme.roles-allowed[0] | llm-user
            quarkus.oidc.auth-server-url         | https://login.example.org/realms/llm
            quarkus.oidc.client-id               | 0f8fad5b-d9cb-469f-a165-70867728950e
            """)
    void shouldShowWhatBelongsThere(String key, String value) {
        assertThat(ShownValue.of(key, value)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "auth.secret", "auth.secret-file", "auth.client-id", "auth.tenant", "auth.scope", "headers.x-team",
            "headers.authorization", "invented", "auth.secret.more", "my.auth.name" })
    void shouldShowNothingOfAKeyThatIsNotListed(String key) {
        assertThat(ShownValue.of(PROVIDER + key, "harmless")).isEmpty();
        assertThat(ShownValue.of("passthrough.session.csrf-secret", "harmless")).isEmpty();
        assertThat(ShownValue.of("quarkus.oidc.credentials.secret", "harmless")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base-url       | https://user:password@api.acme.example/v1/
            base-url       | https://api.acme.example/v1/?key=abc
            base-url       | nonsense
            auth.name      | sk-proj-0a1b2c3d4e5f60718293
            auth.name      | sk-0123456789abcdef
            auth.region    | AKIAIOSFODNN7EXAMPLE
            auth.variable  | sk_live_abc
            default-path   | chat?key=AIzaSyA1234567890abcdefghij
            default-model  | gsk_0123456789abcdef0123
            name           | Bearer eyJhbGciOiJSUzI1NiJ9abc
            max-connections | hunter2hunter2
            prices.acme.input | hunter2hunter2
            prices.acme.date | hunter2hunter2
            total-timeout  | hunter2hunter2
            enabled        | yes
            """)
    void shouldShowNothingThatDoesNotBelongThere(String key, String value) {
        assertThat(ShownValue.of(PROVIDER + key, value)).isEmpty();
    }
}
