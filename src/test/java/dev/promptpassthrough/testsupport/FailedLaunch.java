package dev.promptpassthrough.testsupport;

import java.time.Duration;

/**
 * A start that the application gave up.
 *
 * @param exitCode never 0 for a refused configuration
 * @param output everything it wrote, at most the last megabyte
 * @param processorTime that it took: unlike the time on the wall, the same however busy the machine is
 */
public record FailedLaunch(int exitCode, String output, Duration processorTime) {
}
