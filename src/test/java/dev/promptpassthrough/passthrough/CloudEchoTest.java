package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.CredentialProviders;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A provider that quotes what the gateway signed in with, though nobody configured it as such: tokens and signatures. */
@QuarkusTest
@WithTestResource(CredentialProviders.class)
class CloudEchoTest extends WireTest {

    @ParameterizedTest
    @ValueSource(strings = { "google", "entra" })
    void shouldBlotOutATokenThatASecretBought(String provider) {
        Scripted scripted = upstream.on(call -> refuseQuoting(call, call.head().first("Authorization").substring(7)));

        WireResponse response = exchange(post(provider, scripted, "{}"));

        String token = scripted.next().head().first("Authorization").substring(7);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.head() + response.text()).doesNotContain(token);
        assertThat(response.text()).isEqualTo("Not good: " + "*".repeat(token.length()) + ".");
    }

    /** AWS quotes the whole canonical request, signed headers included, where a signature does not match. */
    @ParameterizedTest
    @ValueSource(strings = { "plain", "encoded", "escaped" })
    void shouldBlotOutASignatureAndItsSessionToken(String form) {
        Scripted scripted = upstream.on(call -> refuseQuoting(call, signature(call) + ' '
                + written(call.head().first("X-Amz-Security-Token"), form)));

        WireResponse response = exchange(post("aws-session", scripted, "{}"));

        Call call = scripted.next();
        String session = written(call.head().first("X-Amz-Security-Token"), form);
        assertThat(session).contains("session");
        assertThat(signature(call)).matches("[0-9a-f]{64}");
        assertThat(response.head() + response.text()).doesNotContain(session, signature(call), CredentialProviders.AWS_KEY);
        assertThat(response.text()).isEqualTo("Not good: " + "*".repeat(64) + ' ' + "*".repeat(session.length()) + ".");
    }

    private static void refuseQuoting(Call call, String secret) throws IOException {
        call.readBody();
        String body = "Not good: " + secret + ".";
        call.send("HTTP/1.1 401 No\r\nX-Seen: " + secret + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String signature(Call call) {
        String authorization = call.head().first("Authorization");
        return authorization.substring(authorization.indexOf("Signature=") + 10);
    }

    private static String written(String secret, String form) {
        return switch (form) {
            case "encoded" -> URLEncoder.encode(secret, StandardCharsets.UTF_8);
            case "escaped" -> secret.replace("/", "\\/");
            default -> secret;
        };
    }
}
