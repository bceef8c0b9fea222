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
        if (source == null) {
            return "default";
        }
        Matcher path = SOURCE_PATH.matcher(source);
        if (path.find()) {
            return ofFile(path.group(1));
        }
        if (source.contains("Default")) {
            return "default";
        }
        if (source.startsWith("EnvConfigSource")) {
            return "environment";
        }
        if (source.startsWith("SysPropConfigSource")) {
            return "system properties";
        }
        return source.startsWith("BuildTime") ? "application" : source;
    }

    private static String ofFile(String path) {
        if (path.equals("providers/catalogue.properties")) {
            return "catalogue";
        }
        boolean comesAlong = path.startsWith("jar:") || path.contains("!/");
        return comesAlong ? "application" : path.replaceFirst("^file:/*", "/");
    }
}
