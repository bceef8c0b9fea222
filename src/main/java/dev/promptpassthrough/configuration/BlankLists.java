package dev.promptpassthrough.configuration;

import java.util.function.Function;
import java.util.regex.Pattern;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses a list of who or what is allowed that is there and names nothing: read as absent, it would allow everything. */
final class BlankLists {

    private static final Pattern LIST = Pattern
            .compile("passthrough\\.(providers\\..+\\.(roles|models)-allowed|session\\.admin-roles)");

    private BlankLists() {
    }

    static void check(Iterable<String> names, Function<String, String> rawValues) {
        for (String name : names) {
            if (LIST.matcher(name).matches()) {
                String value = rawValues.apply(name);
                if (value == null || value.replace(",", "").isBlank()) {
                    throw new ConfigurationException(name + " is blank, which may mean nobody or everybody; leave it out or "
                            + "name some, for example " + name + "="
                            + (name.endsWith("models-allowed") ? "small-1,large-1" : "llm-user,llm-admin"));
                }
            }
        }
    }
}
