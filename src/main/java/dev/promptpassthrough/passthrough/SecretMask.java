package dev.promptpassthrough.passthrough;

import java.util.Arrays;

/**
 * Blots a secret out of a stream of bytes, wherever the chunks are cut. As many bytes come out as went in, so that the
 * message's framing stays true.
 */
final class SecretMask {

    private final byte[] secret;
    private byte[] held = {};

    SecretMask(byte[] secret) {
        this.secret = secret;
    }

    /** What of the stream can go on: all of it but an end that may be the beginning of the secret. */
    byte[] pass(byte[] chunk) {
        byte[] bytes = Arrays.copyOf(held, held.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, held.length, chunk.length);
        for (int at = 0; at + secret.length <= bytes.length; at++) {
            if (isSecret(bytes, at, secret.length)) {
                Arrays.fill(bytes, at, at + secret.length, (byte) '*');
            }
        }
        int keep = Math.min(secret.length - 1, bytes.length);
        while (keep > 0 && !isSecret(bytes, bytes.length - keep, keep)) {
            keep--;
        }
        held = Arrays.copyOfRange(bytes, bytes.length - keep, bytes.length);
        return Arrays.copyOf(bytes, bytes.length - keep);
    }

    /** What was held back, at the end of the stream. */
    byte[] rest() {
        return held;
    }

    private boolean isSecret(byte[] bytes, int at, int length) {
        return Arrays.equals(bytes, at, at + length, secret, 0, length);
    }
}
