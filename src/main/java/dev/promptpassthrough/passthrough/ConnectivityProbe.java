package dev.promptpassthrough.passthrough;

import jakarta.inject.Singleton;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.provider.Provider;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * Finds out whether a provider can be reached from this replica, and else who fails: by a GET of its connectivity test path
 * the way every exchange goes, with the same policy for addresses, the same trust and timeouts, and its credential. Over a
 * connection of its own, which says more than one that has been open for a while.
 */
@Singleton
public class ConnectivityProbe {

    private final Vertx vertx;

    ConnectivityProbe(Vertx vertx) {
        this.vertx = vertx;
    }

    /** What can fail, in the order in which it is tried. */
    public enum Step {
        /** The look-up of the host's name, and where that leads. */
        NAME,
        /** What the provider is signed in to with: a token that has to be fetched, or a signature. */
        CREDENTIAL,
        /** The connection. */
        TCP,
        /** The provider's certificate. */
        TLS,
        /** The head of the answer. */
        ANSWER,
        /** The body of the answer. */
        BODY
    }

    /**
     * What was found.
     *
     * @param failed the step that failed; {@code null} where the provider has answered
     * @param code what went wrong there; {@code null} likewise
     * @param detail the same in a sentence that holds no secret; {@code null} likewise
     * @param status of the provider's answer; 0 where there was none
     * @param times how long it took
     */
    public record Finding(Step failed, ProblemCode code, String detail, int status, Times times) {
    }

    /**
     * How long each step took, in milliseconds; {@code null} for one that was not finished.
     *
     * @param name the look-up
     * @param connection the connection with its TLS, and before it the credential
     * @param answer from there to the head of the answer
     * @param total all of it, the body too
     */
    public record Times(Double name, Double connection, Double answer, double total) {
    }

    /** @return what was found, on any thread; fails only by a fault of ours */
    public Future<Finding> probe(Provider provider) {
        Promise<Finding> found = Promise.promise();
        vertx.getOrCreateContext().runOnContext(now -> Future.succeededFuture()
                // Within a step, so that whatever is thrown fails the future: an administrator waits for it.
                .compose(started -> new ProbeRun(vertx, provider).run())
                .onComplete(found));
        return found.future();
    }
}
