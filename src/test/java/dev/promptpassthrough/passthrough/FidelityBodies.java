package dev.promptpassthrough.passthrough;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Bodies that a gateway which reads, repairs or buffers would change. */
final class FidelityBodies {

    /**
     * One body.
     *
     * @param headers what describes it
     */
    record Body(String name, byte[] bytes, List<String> headers) {
    }

    private static final String JSON = "application/json";
    /** Of {@code {"zip":true}}; written out, since not every JDK compresses alike. */
    private static final byte[] GZIP = hex("1f8b08000000000000ffab56aaca2c50b22a292a4dad0500037ca5190c000000");

    private FidelityBodies() {
    }

    /** Sent by callers and by providers alike. */
    static List<Body> all() {
        return List.of(
                body("JSON with big integers and exponents", JSON,
                        "{\"seed\":9007199254740993123456789,\"t\":1.10,\"e\":1E400,\"z\":-0}"),
                body("JSON with duplicate keys", JSON, "{\"a\":1,\"a\":2,\"model\":\"x\",\"model\":\"y\"}"),
                body("JSON with odd spacing", JSON, "\r\n\t {  \"a\" :\t[ 1 ,2 ]\n}  \r\n\r\n"),
                body("JSON with escapes", JSON, "{\"\\u0061\":\"\\ud83d\\ude00 \\/ \u0000?\"}"),
                body("JSON behind a byte order mark", JSON, "\ufeff{\"\u00e9\":\"\u4e16\ud83d\ude00\"}"),
                body("not JSON", JSON, "model=gpt&prompt=hi there \"{{"),
                body("HTML", "text/html", "<script>alert(1)</script>"),
                body("empty", JSON, ""),
                body("looks like HTTP", "text/plain", "0\r\n\r\nGET /admin HTTP/1.1\r\nHost: x\r\n\r\n"),
                new Body("binary, 1 MB", random(1024 * 1024), List.of("content-type: audio/mpeg")),
                body("multipart", "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.bin\"\r\n\r\n\0\1\2\r\n--b--\r\n"),
                body("NDJSON", "application/x-ndjson", "{\"a\":1}\n{\"a\":2}\r\n\n{\"b\":\"\u00e9\u4e16\ud83d\ude00\"}"),
                coded("gzip", GZIP),
                coded("gzip", "broken gzip", Arrays.copyOf(GZIP, 13)),
                coded("br", hex("0b028068656c6c6f03")),
                coded("zstd", hex("28b52ffd200529000068656c6c6f")),
                coded("x-odd, gzip", "a coding that nobody knows", new byte[] { 1, 2, 3 }));
    }

    /** Streams of events and lines. */
    static List<Body> streams() {
        String events = "text/event-stream";
        return List.of(
                body("events, CRLF, with comment, id, event and retry", events,
                        ": hi\r\n\r\nid: 1\r\nevent: e\r\nretry: 10\r\ndata: {}\r\n\r\ndata:x\r\n\r\n"),
                body("events, LF", events, "event: a\ndata: 1\ndata: 2\n\n:\n\ndata: [DONE]\n\n"),
                body("events, CR", events, "data: 1\r\rdata\rid\r\r"),
                body("events, no final newline", events, "data: 1\n\ndata: [DONE]"),
                body("an event of 1 MB", events, "data: " + "x".repeat(1024 * 1024) + "\n\n"),
                body("lines of JSON", "application/x-ndjson", "{\"n\":1}\n{\"n\":2}\n\n{\"n\":3}"));
    }

    private static Body body(String name, String type, String text) {
        return new Body(name, text.getBytes(StandardCharsets.UTF_8), List.of("content-type: " + type));
    }

    private static Body coded(String coding, byte[] bytes) {
        return coded(coding, coding, bytes);
    }

    private static Body coded(String coding, String name, byte[] bytes) {
        return new Body(name, bytes, List.of("content-type: " + JSON, "content-encoding: " + coding));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
