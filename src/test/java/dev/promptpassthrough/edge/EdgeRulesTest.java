package dev.promptpassthrough.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;

class EdgeRulesTest {

    @ParameterizedTest
    @ValueSource(strings = { "example.org", "example.org:8080", "localhost", "127.0.0.1:80", "[::1]", "[::1]:8080", "a_b.c-d",
            "xn--bcher-kva.example" })
    void shouldTakeAHostWithAtMostAPort(String host) {
        assertThat(HostHeader.refusal(request(HttpVersion.HTTP_1_1, "Host", host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a b", "a/b", "a@b", "a?b", "a#b", "a:b", "a:", "a:123456", "[::1", "[::1]x", "[zz]",
            "a,b",
            "b\u00fccher.example", "a\\b", "<a>", "a:80:80" })
    void shouldRefuseAnythingElseForAHost(String host) {
        assertThat(HostHeader.refusal(request(HttpVersion.HTTP_1_1, "Host", host))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({ "HTTP_1_1", "HTTP_1_0" })
    void shouldRefuseNoHostAndTwoOfThem(HttpVersion version) {
        assertThat(HostHeader.refusal(request(version))).isNotNull();
        assertThat(HostHeader.refusal(request(version, "Host", "a", "host", "a"))).isNotNull();
    }

    @Test
    void shouldGoByTheAuthorityOfAnHttp2Request() {
        assertThat(HostHeader.refusal(request(HttpVersion.HTTP_2, ":authority", "llm.example.org:8443"))).isNull();
        assertThat(HostHeader.refusal(request(HttpVersion.HTTP_2))).isNotNull();
        assertThat(HostHeader.refusal(request(HttpVersion.HTTP_2, ":authority", "a", "Host", "a", "host", "a"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "xchunked", "identity", "gzip, chunked", "chunked, identity", "\"chunked\"", "" })
    void shouldRefuseACodingThatTheServerDoesNotRead(String coding) {
        assertThat(Framing.refusal(request(HttpVersion.HTTP_1_1, "Transfer-Encoding", coding))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({ "HTTP_1_0, Transfer-Encoding, chunked, x, y", "HTTP_1_1, Transfer-Encoding, chunked, Content-Length, 5",
            "HTTP_1_1, Transfer-Encoding, chunked, Transfer-Encoding, chunked", "HTTP_1_1, '', a, x, y" })
    void shouldRefuseAFramingThatIsAmbiguous(HttpVersion version, String name, String value, String other, String otherValue) {
        assertThat(Framing.refusal(request(version, name, value, other, otherValue))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({ "Transfer-Encoding, chunked", "transfer-encoding, Chunked", "Content-Length, 5", "x, y" })
    void shouldTakeASoundFraming(String name, String value) {
        assertThat(Framing.refusal(request(HttpVersion.HTTP_1_1, name, value))).isNull();
    }

    /** No more of a request than the rules look at. */
    private static HttpServerRequest request(HttpVersion version, String... headers) {
        MultiMap map = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            map.add(headers[i], headers[i + 1]);
        }
        return (HttpServerRequest) Proxy.newProxyInstance(EdgeRulesTest.class.getClassLoader(),
                new Class<?>[] { HttpServerRequest.class }, (proxy, method, arguments) -> switch (method.getName()) {
                    case "version" -> version;
                    case "headers" -> map;
                    case "authority" ->
                        map.contains(":authority") ? HostAndPort.parseAuthority(map.get(":authority"), -1) : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
