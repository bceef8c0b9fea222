package dev.promptpassthrough.provider;

import java.time.Instant;

/**
 * A token that lets the gateway in for a while.
 *
 * @param expiresAt when it ends, by the word of who issued it
 */
record AccessToken(String value, Instant expiresAt) {

    @Override
    public String toString() {
        return "***";
    }
}
