package dev.promptpassthrough.configuration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a configuration is refused, in one line. The framework's own words may show a value, which may be a secret. */
final class RefusalText {

    private static final Pattern UNKNOWN = Pattern.compile("SRCFG00050: (\\S+) in .* does not map to any root.*");
    private static final Pattern UNREADABLE = Pattern.compile(".*?(passthrough\\.providers\\.\\S+).*");

    private RefusalText() {
    }

    static String of(RuntimeException refusal) {
        String line = String.valueOf(refusal.getMessage()).lines().map(String::strip)
                .filter(text -> !text.isEmpty() && !text.endsWith(":")).findFirst().orElse("is refused");
        Matcher unknown = UNKNOWN.matcher(line);
        if (unknown.matches()) {
            return unknown.group(1) + " is not a key of a provider";
        }
        Matcher unreadable = UNREADABLE.matcher(line);
        if (line.contains("SRCFG") && unreadable.matches()) {
            return unreadable.group(1) + " has a value that cannot be read, or lacks one";
        }
        return line.contains("SRCFG") ? "holds a value that cannot be read" : line;
    }
}
