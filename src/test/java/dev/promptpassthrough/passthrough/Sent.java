package dev.promptpassthrough.passthrough;

import java.util.List;

/**
 * A request as a caller sends it.
 *
 * @param rest what follows the path segment that the provider knows it by, query included; {@code null}: its default path is
 *        called
 * @param headers as {@code name: value}
 * @param body {@code null}: none
 * @param length whether the body's length is told beforehand
 */
record Sent(String method, String rest, List<String> headers, byte[] body, boolean length) {

    static Sent get() {
        return new Sent("GET", "", List.of(), null, true);
    }

    static Sent post(byte[] body) {
        return new Sent("POST", "", List.of("content-type: application/json"), body, true);
    }

    Sent method(String other) {
        return new Sent(other, rest, headers, body, length);
    }

    Sent rest(String other) {
        return new Sent(method, other, headers, body, length);
    }

    Sent headers(List<String> other) {
        return new Sent(method, rest, other, body, length);
    }

    Sent ofUnknownLength() {
        return new Sent(method, rest, headers, body, false);
    }
}
