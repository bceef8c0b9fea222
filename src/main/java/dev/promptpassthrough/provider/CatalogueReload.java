package dev.promptpassthrough.provider;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;

/** How the last change of the providers' configuration went, while the application ran; for operators to see. */
@Singleton
public class CatalogueReload {

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile Outcome last;

    /**
     * One attempt.
     *
     * @param at when it was found out
     * @param inForce whether what the files say is in force; else what they said before is
     * @param message what has changed, or which file and key are refused and why; never a secret
     */
    public record Outcome(Instant at, boolean inForce, String message) {
    }

    /** The last attempt's; empty where nothing has changed since the start. */
    public Optional<Outcome> last() {
        return Optional.ofNullable(last);
    }

    /** How many changes have come into force since the start. */
    public long taken() {
        return taken.get();
    }

    /** How many changes were refused since the start. */
    public long refused() {
        return refused.get();
    }

    /** A change is in force. */
    public void take(String message) {
        taken.incrementAndGet();
        last = new Outcome(Instant.now(), true, message);
        Log.infof("Provider configuration reloaded: %s", message);
    }

    /** A change is refused; told once for as long as the reason stays the same. */
    public void refuse(String message) {
        Outcome known = last;
        if (known == null || known.inForce || !known.message.equals(message)) {
            refused.incrementAndGet();
            last = new Outcome(Instant.now(), false, message);
            Log.warnf("Provider configuration not reloaded, the last good one stays in force: %s", message);
        }
    }
}
