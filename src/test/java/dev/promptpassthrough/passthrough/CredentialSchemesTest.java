package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.AwsSignatureCheck;
import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.CredentialProviders;
import dev.promptpassthrough.testsupport.LogLines;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ServiceAccount;
import dev.promptpassthrough.testsupport.TokenEndpoint;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The gateway signs in as AWS, Google and Azure want it, over the bytes that the provider gets. */
@QuarkusTest
@WithTestResource(CredentialProviders.class)
class CredentialSchemesTest extends WireTest {

    TokenEndpoint endpoint;
    ServiceAccount account;

    @ParameterizedTest
    @ValueSource(strings = { "model/amazon.nova-lite-v1%3A0/converse", "model/openai.gpt-oss-120b-1:0/invoke",
            "x?b=2&a=%20&a=1" })
    void shouldSignForAwsOverWhatTheProviderGets(String path) {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);
        String body = "{ \"seed\":9007199254740993,\"text\":\"\u00c3\u00a9\" }\r\n";

        WireResponse response = exchange(head("POST", "aws", scripted).replace(scripted.path(), scripted.path() + '/' + path)
                + "Content-Type: application/json\r\nX-Amz-Security-Token: the caller's\r\nX-Amz-Date: 19700101T000000Z\r\n"
                + "X-Amzn-Bedrock-Trace: ENABLED\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(response.status()).isEqualTo(200);
        Call call = scripted.next();
        assertThat(call.head().target()).isEqualTo('/' + scripted.path() + '/' + path);
        assertThat(call.body()).isEqualTo(body.getBytes(StandardCharsets.ISO_8859_1));
        assertSigned(call);
        assertThat(AwsSignatureCheck.scope(call.head())).endsWith("/eu-central-1/bedrock/aws4_request");
        assertThat(call.head().has("X-Amz-Security-Token")).isFalse();
        assertThat(call.head().all("X-Amz-Date")).hasSize(1).doesNotContain("19700101T000000Z");
        assertThat(call.head().first("X-Amzn-Bedrock-Trace")).isEqualTo("ENABLED");
        assertThat(call.head().all("Content-Length")).containsExactly(String.valueOf(body.length()));
    }

    @Test
    void shouldSignALargeChunkedBodyForAws() {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);
        byte[] body = new byte[700_000];
        new Random(1).nextBytes(body);
        try (RawClient client = connect()) {
            client.send(head("POST", "aws-session", scripted) + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(body.length) + "\r\n").send(body).send("\r\n0\r\n\r\n");

            assertThat(client.readResponse().status()).isEqualTo(200);
        }

        Call call = scripted.next();
        assertThat(sha256(call.body())).isEqualTo(sha256(body));
        assertSigned(call);
        assertThat(call.head().first("X-Amz-Security-Token")).isEqualTo("session/token==");
        assertThat(AwsSignatureCheck.signedHeaders(call.head())).contains("x-amz-security-token", "host", "x-amz-date");
        assertThat(AwsSignatureCheck.scope(call.head())).endsWith("/eu-central-1/execute-api/aws4_request");
    }

    @Test
    void shouldSignARequestWithoutABodyForAws() {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);

        assertThat(exchange(get("aws", scripted)).status()).isEqualTo(200);

        assertSigned(scripted.next());
    }

    @Test
    void shouldHoldNoMoreThanTheLargestBodyToSign() {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);
        String chunk = "x".repeat(CredentialProviders.MAX_BODY + 1);

        WireResponse response = exchange(head("POST", "aws", scripted) + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n0\r\n\r\n");

        assertOwnError(response, 413, "body-too-large");
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldSignInToGoogleByATokenThatOneAssertionBuysForAll() {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);

        exchange(post("google", scripted, "{}"));
        exchange(post("google", scripted, "{}"));

        String token = scripted.next().head().first("Authorization");
        assertThat(token).matches("Bearer token-\\d+-of-google");
        assertThat(scripted.next().head().all("Authorization")).containsExactly(token);
        assertThat(endpoint.asked()).filteredOn(asked -> asked.path().equals("/google")).singleElement()
                .satisfies(asked -> assertThat(account.claims(asked.form().get("assertion")).getString("iss"))
                        .isEqualTo(ServiceAccount.EMAIL));
    }

    @Test
    void shouldSignInToAzureByTheClientCredentialsOfEntra() {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);

        exchange(post("entra", scripted, "{}"));
        exchange(post("entra", scripted, "{}"));

        String token = scripted.next().head().first("Authorization");
        assertThat(token).matches("Bearer token-\\d+-of-contosooauth2v20token");
        assertThat(scripted.next().head().all("Authorization")).containsExactly(token);
        assertThat(endpoint.asked()).filteredOn(asked -> asked.path().equals("/contoso/oauth2/v2.0/token")).singleElement()
                .satisfies(asked -> assertThat(asked.form()).containsEntry("grant_type", "client_credentials")
                        .containsEntry("client_id", "gateway")
                        .containsEntry("client_secret", CredentialProviders.ENTRA_SECRET)
                        .containsEntry("scope", "https://cognitiveservices.azure.com/.default"));
    }

    @Test
    void shouldTellThatTheSignInServiceRefusedButNotWhatItWasAsked() {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);

        WireResponse response = exchange(post("entra-refused", scripted, "{}"));

        assertOwnError(response, 502, "upstream-unreachable");
        assertThat(response.text()).contains("sign-in service refused", "invalid_client").doesNotContain("canary", "s3cr3t");
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldTellThatTheSignInServiceCannotBeReached() {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);

        WireResponse response = exchange(post("entra-down", scripted, "{}"));

        assertOwnError(response, 502, "upstream-unreachable");
        assertThat(response.text()).contains("sign-in service could not be reached").doesNotContain("canary", "s3cr3t");
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldLogNoSecretAtAnyLevel() {
        Scripted scripted = upstream.on(CredentialSchemesTest::takeAndAnswer);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        List<String> lines;
        try (LogLines log = LogLines.of("")) {
            root.setLevel(Level.ALL);
            for (String provider : List.of("aws-session", "google-canary", "entra-canary", "entra-refused")) {
                exchange(post(provider, scripted, "{}"));
            }
            lines = log.lines();
        } finally {
            root.setLevel(before);
        }

        assertThat(scripted.calls()).hasSize(3);
        assertThat(lines).as("the log at its most talkative").hasSizeGreaterThan(20)
                .noneMatch(line -> line.contains("session/token==") || line.contains(CredentialProviders.AWS_KEY)
                        || line.contains("s3cr3t-canary") || line.contains("PRIVATE KEY") || line.contains("-of-google")
                        || line.contains("-of-canary"));
    }

    private static void assertSigned(Call call) {
        assertThat(AwsSignatureCheck.accessKeyId(call.head())).isEqualTo(CredentialProviders.AWS_ID);
        assertThat(AwsSignatureCheck.actual(call.head()))
                .isEqualTo(AwsSignatureCheck.expected(call.head(), call.body(), CredentialProviders.AWS_KEY));
        if (call.head().has("X-Amz-Content-Sha256")) {
            assertThat(call.head().all("X-Amz-Content-Sha256")).containsExactly(sha256(call.body()));
        }
        assertThat(call.head().lines().toString()).doesNotContain(CredentialProviders.AWS_KEY);
    }

    private static void takeAndAnswer(Call call) throws java.io.IOException {
        call.readBody();
        call.send(OK);
    }
}
