package dev.promptpassthrough.operations;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the source of a configuration value as operators know it. */
final class ValueSource {

    private static final Pattern SOURCE_PATH = Pattern.compile("source=(.*?)\\]?$");

    private ValueSource() {
    }

    /** @param source the name that the framework has for it; may be {@code null} */
    static String name(String source) {
        if (source == null || source.contains("Default")) {
            return "default";
        }
        if (source.startsWith("EnvConfigSource")) {
            return "environment";
        }
        if (source.startsWith("SysPropConfigSource")) {
            return "system properties";
        }
        if (source.startsWith("BuildTime")) {
            return "application";
        }
        if (source.contains("catalogue.properties")) {
            return "catalogue";
        }
        Matcher path = SOURCE_PATH.matcher(source);
        if (!path.find()) {
            return source;
        }
        boolean comesAlong = path.group(1).startsWith("jar:") || path.group(1).contains("!/");
        return comesAlong ? "application" : path.group(1).replaceFirst("^file:/*", "/");
    }
}
