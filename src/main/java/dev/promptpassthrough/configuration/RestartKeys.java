package dev.promptpassthrough.configuration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells of changed keys that are read at start only, so that nobody waits for them to come into force. */
final class RestartKeys {

    private static final Pattern AT_START = Pattern.compile("(%[^.]+\\.)?(quarkus|passthrough(?!\\.providers\\.))\\..+");

    private RestartKeys() {
    }

    /** A half sentence that names them; empty where there is none. */
    static String changed(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> changed = names.stream().filter(name -> AT_START.matcher(name).matches())
                .filter(name -> !Objects.equals(before.get(name), after.get(name))).toList();
        return changed.isEmpty() ? "" : "; read at the next start only: " + String.join(", ", changed);
    }
}
