package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.promptpassthrough.session.SignedIn;
import dev.promptpassthrough.testsupport.TlsUpstreams;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The openai package's realtime clients, which open WebSockets over TLS only, against the demo provider. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class RealtimeSdkTest {

    @TestHTTPResource(value = "/", tls = true)
    URI secureSite;

    @TempDir
    Path folder;

    TlsUpstreams tls;

    @BeforeAll
    static void install() throws IOException {
        NodeSdkTest.install();
    }

    @Test
    void shouldServeOpenAiRealtime() throws IOException {
        Path authority = folder.resolve("authority.pem");
        Files.writeString(authority, tls.keys().pem());
        Map<String, String> environment = Map.of("PASSTHROUGH", "https://localhost:" + secureSite.getPort(),
                "TOKEN", SignedIn.token("alice"), "NODE_EXTRA_CA_CERTS", authority.toString());

        Finished finished = Finished.run(NodeSdkTest.INSTALLED, environment, "node", "realtime.mjs");

        assertThat(finished.exitCode()).as(finished.output()).isZero();
        JsonPath results = JsonPath.from(finished.output().substring(finished.output().lastIndexOf("\n{") + 1));
        for (String kind : new String[] { "server", "subprotocol" }) {
            assertThat(results.getString(kind + ".text")).as(finished.output()).contains("You wrote: “Good morning”.");
            assertThat(results.getInt(kind + ".events")).isGreaterThan(20);
            assertThat(results.getInt(kind + ".code")).isEqualTo(1000);
            assertThat(results.getBoolean(kind + ".clean")).isTrue();
        }
        assertThat(results.getString("subprotocol.subprotocol")).isEqualTo("realtime");
        assertThat(results.getString("refused.error")).contains("401");
        assertThat(results.getInt("cut.events")).isEqualTo(12);
        assertThat(results.getInt("cut.code")).as("no closing frame").isEqualTo(1006);
        assertThat(results.getBoolean("cut.clean")).isFalse();
    }
}
