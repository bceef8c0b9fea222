package dev.promptpassthrough.configuration;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;

/**
 * Refuses a key of ours that does not exist where the framework would pass over it in silence: of a misspelt feature, or
 * in an environment variable. Others within a feature it refuses by itself.
 */
final class KnownKeys {

    private static final String VARIABLES = "PASSTHROUGH_";
    /** What Kubernetes puts into each pod beside a service that is named passthrough. */
    private static final Pattern OF_THE_CLUSTER = Pattern.compile(VARIABLES + "(PORT|SERVICE)(_.*)?");

    private KnownKeys() {
    }

    static void check(SmallRyeConfig config) {
        check(config.getPropertyNames(), key -> String.valueOf(config.getConfigValue(key).getSourceName()));
    }

    /** @param sources the name of the source that a key is from */
    static void check(Iterable<String> names, UnaryOperator<String> sources) {
        for (String name : names) {
            if (name.startsWith(OwnKeys.PREFIX) && !belongs(name) && !sources.apply(name).startsWith(EnvConfigSource.NAME)) {
                throw new ConfigurationException(OwnKeys.unknown(name));
            }
        }
    }

    private static boolean belongs(String name) {
        return OwnKeys.prefixes().stream().anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + '.'));
    }

    /** @param variables the names of those of the environment */
    static void checkVariables(Iterable<String> variables) {
        for (String variable : variables) {
            if (variable.startsWith(VARIABLES) && !OF_THE_CLUSTER.matcher(variable).matches()
                    && !OwnKeys.haveVariable(variable)) {
                throw new ConfigurationException(variable + " is the variable of no key of this application; the key's signs"
                        + " other than letters and digits become _, for example PASSTHROUGH_SITE_BASE_URL for"
                        + " passthrough.site.base-url");
            }
        }
    }
}
