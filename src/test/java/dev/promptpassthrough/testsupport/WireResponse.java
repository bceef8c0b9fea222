package dev.promptpassthrough.testsupport;

import java.nio.charset.StandardCharsets;

/**
 * A response as it came over the wire.
 *
 * @param head its status line and header
 * @param body its content, without the framing
 * @param trailers the trailer section, one field a line
 * @param whole whether its framing says that nothing is missing
 */
public record WireResponse(WireHead head, byte[] body, String trailers, boolean whole) {

    public int status() {
        return head.status();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
