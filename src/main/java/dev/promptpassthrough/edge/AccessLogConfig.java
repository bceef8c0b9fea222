package dev.promptpassthrough.edge;

import java.util.Optional;
import java.util.regex.Pattern;

import io.smallrye.config.ConfigMapping;

/** What the access log, category {@code dev.promptpassthrough.access}, leaves out. */
@ConfigMapping(prefix = "passthrough.access-log")
public interface AccessLogConfig {

    /** Paths, as a regular expression that must match all of one, whose requests leave no line. */
    Optional<Pattern> exclude();
}
