package dev.promptpassthrough.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

/** This process among others of the same application. */
@Startup
@Singleton
class Replica {

    private final Instant startedAt = Instant.now();
    private final String name = name();
    /** Tells two apart that share a name, and one from itself before a restart. */
    private final String instance = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    View view() {
        return new View(name, instance, startedAt);
    }

    /**
     * Which replica has answered.
     *
     * @param name of its host; on Kubernetes of its pod
     * @param instance another one for each start
     */
    record View(String name, String instance, Instant startedAt) {
    }

    private static String name() {
        return Optional.ofNullable(System.getenv("HOSTNAME")).filter(name -> !name.isBlank()).orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "unknown";
            }
        });
    }
}
