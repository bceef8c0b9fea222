package dev.promptpassthrough.testsupport;

import java.time.Duration;

/**
 * A start that the application gave up.
 *
 * @param exitCode never 0 for a refused configuration
 * @param output everything it wrote, at most the last megabyte
 * @param duration from start to exit
 */
public record FailedLaunch(int exitCode, String output, Duration duration) {
}
