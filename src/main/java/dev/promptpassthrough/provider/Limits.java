package dev.promptpassthrough.provider;

import java.time.Duration;

/**
 * How long an exchange with a provider may take, and how many at once.
 *
 * @param connect longest wait for a connection
 * @param firstByte longest wait for the head of the answer, from the end of the request
 * @param gap longest silence within the answer
 * @param total longest exchange as a whole
 * @param connections most connections at once
 */
public record Limits(Duration connect, Duration firstByte, Duration gap, Duration total, int connections) {

    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(600), Duration.ofSeconds(300),
            Duration.ofMinutes(30), 256);
}
