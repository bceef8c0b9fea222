package dev.promptpassthrough.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;

/**
 * The configuration as it was read at start: every key of ours that is set, and those of the framework that operators set.
 * What a reload changes of the providers since, their own figures and limits show.
 */
@Singleton
class EffectiveConfiguration {

    private static final String OURS = "passthrough.";
    private static final List<String> OF_THE_FRAMEWORK = List.of("quarkus.http.idle-timeout",
            "quarkus.http.limits.max-header-size", "quarkus.http.proxy.proxy-address-forwarding",
            "quarkus.http.proxy.trusted-proxies", "quarkus.http.root-path", "quarkus.oidc.auth-server-url",
            "quarkus.oidc.authentication.session-age-extension", "quarkus.oidc.authentication.state-secret",
            "quarkus.oidc.client-id", "quarkus.oidc.credentials.secret", "quarkus.oidc.roles.role-claim-path",
            "quarkus.oidc.token-state-manager.encryption-secret", "quarkus.oidc.token.audience",
            "quarkus.oidc.token.signature-algorithm", "quarkus.shutdown.delay", "quarkus.shutdown.timeout");
    /** A hidden value this short may stand in another by chance. */
    private static final int SHORTEST_HIDDEN = 8;

    private final SmallRyeConfig config;

    EffectiveConfiguration(SmallRyeConfig config) {
        this.config = config;
    }

    /**
     * One key.
     *
     * @param value in effect; {@code null} where it is not shown
     * @param source where it comes from
     */
    record Entry(String key, String value, String source) {
    }

    private record Raw(String key, String value, String source) {
        @Override
        public String toString() {
            return key;
        }
    }

    /** In the order of their keys. */
    List<Entry> entries() {
        List<Raw> set = new ArrayList<>();
        for (String key : keys()) {
            read(key).ifPresent(set::add);
        }
        Set<String> hidden = set.stream().filter(raw -> ShownValue.of(raw.key(), raw.value()).isEmpty()).map(Raw::value)
                .filter(value -> value.length() >= SHORTEST_HIDDEN).collect(Collectors.toSet());
        return set.stream().sorted(Comparator.comparing(Raw::key)).map(raw -> entry(raw, hidden)).toList();
    }

    /** A hidden value that stands once more where values are shown is no less hidden there. */
    private static Entry entry(Raw raw, Set<String> hidden) {
        String shown = ShownValue.of(raw.key(), raw.value())
                .filter(value -> hidden.stream().noneMatch(value::contains))
                .orElse(null);
        return new Entry(raw.key(), shown, ValueSource.name(raw.source()));
    }

    private Set<String> keys() {
        Set<String> keys = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(OURS)).collect(Collectors.toCollection(TreeSet::new));
        keys.addAll(OF_THE_FRAMEWORK);
        return keys;
    }

    private Optional<Raw> read(String key) {
        ConfigValue found = config.getConfigValue(key);
        // An expression that leads nowhere has no value; the application has started, so nobody needs it.
        String value = found == null ? null : found.getValue();
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Raw(key, value, found.getSourceName()));
    }
}
