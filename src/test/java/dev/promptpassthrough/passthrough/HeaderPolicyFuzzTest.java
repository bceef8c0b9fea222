package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.vertx.core.MultiMap;

/**
 * No header that must stay crosses under any spelling, none is named by {@code Connection} and crosses, and none is made up.
 */
class HeaderPolicyFuzzTest {

    private static final Set<String> NEVER_UP = Set.of("authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie",
            "x-csrf-token", "host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer",
            "upgrade", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via", "origin", "referer",
            "sec-fetch-site", "proxy-authorization", "proxy-connection", "traceparent", "x-acme-key");
    private static final Set<String> NEVER_DOWN = Set.of("set-cookie", "alt-svc", "strict-transport-security",
            "clear-site-data", "refresh", "content-security-policy", "access-control-allow-origin", "x-accel-redirect",
            "connection", "keep-alive", "transfer-encoding", "upgrade", "trailer", "proxy-authenticate", "passthrough-error");

    /** Lines of {@code Name: value}. */
    @FuzzTest(maxDuration = "60s")
    void shouldLetNothingThroughThatMustStay(byte[] bytes) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        Set<String> named = headers.entries().stream().filter(header -> header.getKey().equalsIgnoreCase("connection"))
                .flatMap(header -> Arrays.stream(header.getValue().split(","))).map(name -> plain(name.strip()))
                .collect(Collectors.toSet());
        MultiMap up = MultiMap.caseInsensitiveMultiMap();
        MultiMap down = MultiMap.caseInsensitiveMultiMap();

        HeaderPolicy.copyRequest(headers, up, Set.of("x-acme-key"));
        HeaderPolicy.copyResponse(headers, down);

        assertThat(names(up)).noneMatch(NEVER_UP::contains).noneMatch(named::contains);
        assertThat(names(down)).noneMatch(NEVER_DOWN::contains).noneMatch(named::contains);
        for (MultiMap crossed : List.of(up, down)) {
            for (Map.Entry<String, String> header : crossed) {
                assertThat(headers.getAll(header.getKey())).contains(header.getValue());
            }
        }
    }

    private static List<String> names(MultiMap headers) {
        return headers.names().stream().map(HeaderPolicyFuzzTest::plain).toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
