package dev.promptpassthrough.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * One HTTP request as the demo sees it, free of any HTTP library.
 *
 * @param headers by lower-case name
 * @param body the bytes, or null where there were more than the server takes
 * @param id this request's id, for the headers and error bodies that carry one
 * @param received when it came
 */
record DemoRequest(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body, String id,
        Instant received) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** Made from path and body, so that the same request gets a reply with the same ids, which can be compared. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
