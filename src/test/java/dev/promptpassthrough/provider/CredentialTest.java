package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

class CredentialTest {

    private String key;

    /** A provider that has just stopped to take a key quotes that one, and by then the file may hold the next. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "bearer | a key-of-old | a key-of-old", "header | key-of-old | key-of-old",
            "query | key=of+old&more | key=of+old&more",
            "basic | user:password | user:password,password,dXNlcjpwYXNzd29yZA==" })
    void shouldTellWhatWasSentAlthoughTheSecretHasChangedMeanwhile(String scheme, String old, String shown) {
        // Given
        key = old;
        Credential credential = credential(scheme).apply(secret());
        MultiMap sent = MultiMap.caseInsensitiveMultiMap();
        OutgoingRequest request = new OutgoingRequest(HttpMethod.GET, "/?a=b&" + credential.queryParameter(), sent,
                Buffer.buffer());
        credential.sign(request);

        // When
        key = "new:key";

        // Then
        assertThat(credential.shown(request.target(), sent)).isEqualTo(Set.of(shown.split(",")));
        assertThat(request.toString()).doesNotContain(shown.split(","));
    }

    private static Function<Secret, Credential> credential(String scheme) {
        return switch (scheme) {
            case "bearer" -> Credential.Bearer::new;
            case "header" -> secret -> new Credential.Header("x-api-key", secret);
            case "query" -> secret -> new Credential.Query("k", secret);
            default -> Credential.Basic::new;
        };
    }

    private Secret secret() {
        return () -> key;
    }
}
