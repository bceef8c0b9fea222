package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.TlsUpstreams;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;

/**
 * Contract §4, fidelity: what you type is what is sent, what arrives is what you see. Every {@link FidelityRow} on every
 * {@link Leg}; what was seen is published in {@code docs/fidelity.md}.
 */
@QuarkusTest
@WithTestResource(WireProviders.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FidelityTest extends WireTest {

    private static final List<FidelityRow> ROWS = FidelityRows.all().toList();
    private static final FidelityReport REPORT = new FidelityReport();
    private static final Path DOCUMENT = Path.of("docs/fidelity.md");
    private static final String PUBLISH = "fidelity.publish";

    private static Vertx vertx;
    private static HttpClient http2;

    @TestHTTPResource(value = "/", tls = true)
    URI secureSite;

    TlsUpstreams tls;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        http2 = vertx.createHttpClient(new HttpClientOptions().setSsl(true).setUseAlpn(true).setTrustAll(true)
                .setVerifyHost(false).setProtocolVersion(HttpVersion.HTTP_2));
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<Arguments> rowsAndLegs() {
        return ROWS.stream().flatMap(row -> Arrays.stream(Leg.values()).filter(row.applies())
                .map(leg -> Arguments.of(row, leg)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rowsAndLegs")
    @Order(1)
    void shouldCrossUnchanged(FidelityRow row, Leg leg) throws Exception {
        FidelityWire wire = new FidelityWire(leg, leg.http2Caller ? secureSite : site, http2, upstream, tls);
        REPORT.saw(row, leg, false);

        row.check().on(wire);

        REPORT.saw(row, leg, true);
    }

    @Test
    @Order(2)
    void shouldPublishWhatItSaw() throws IOException {
        String document = REPORT.document(ROWS);
        if (Boolean.getBoolean(PUBLISH)) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(DOCUMENT).as("to have it written anew: -D" + PUBLISH + "=true").hasContent(document);
    }
}
