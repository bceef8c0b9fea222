package dev.promptpassthrough.passthrough;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.session.Caller;
import io.vertx.core.impl.ContextInternal;

/** How many exchanges run at once, for each caller and in all, on this replica. */
@Singleton
class StreamLimits {

    private final ConcurrentMap<String, Integer> runningByCaller = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final Set<RunningPermit> revocable = ConcurrentHashMap.newKeySet();
    private final int most;
    private final int mostPerCaller;

    StreamLimits(LimitsConfig config) {
        this.most = config.maxStreams();
        this.mostPerCaller = config.maxStreamsPerUser();
    }

    /** The right to one exchange; closing it twice is the same as once. */
    interface Permit extends AutoCloseable {
        @Override
        void close();

        /** @param end runs on the exchange's event loop should the gateway shut down before the exchange is over */
        void onRevoked(Runnable end);
    }

    private final class RunningPermit implements Permit {

        private final AtomicBoolean released = new AtomicBoolean();
        private final String key;
        private volatile Runnable revoke;

        RunningPermit(String key) {
            this.key = key;
        }

        @Override
        public void close() {
            if (released.compareAndSet(false, true)) {
                revocable.remove(this);
                release(key);
            }
        }

        @Override
        public void onRevoked(Runnable end) {
            ContextInternal eventLoop = ContextInternal.current();
            revoke = () -> eventLoop.runOnContext(now -> end.run());
            revocable.add(this);
        }
    }

    /** @throws ProblemException {@code too-many-streams} where the caller, or everybody together, has enough running */
    Permit acquire(Caller caller) {
        String key = caller.key();
        int ofCaller = runningByCaller.merge(key, 1, Integer::sum);
        int inAll = running.incrementAndGet();
        if (ofCaller > mostPerCaller || inAll > most) {
            release(key);
            throw new ProblemException(ProblemCode.TOO_MANY_STREAMS, ofCaller > mostPerCaller
                    ? "You have " + mostPerCaller + " requests running, which is as many as one may; wait for one to end."
                    : "The gateway has as many requests running as it may; try again in a moment.");
        }
        return new RunningPermit(key);
    }

    /** Ends every exchange that is running. */
    void revokeAll() {
        revocable.forEach(permit -> permit.revoke.run());
    }

    /** How many are running now. */
    int running() {
        return running.get();
    }

    private void release(String key) {
        running.decrementAndGet();
        runningByCaller.computeIfPresent(key, (caller, count) -> count == 1 ? null : count - 1);
    }
}
