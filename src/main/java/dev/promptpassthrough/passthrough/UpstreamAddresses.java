package dev.promptpassthrough.passthrough;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.AddressPolicy;
import dev.promptpassthrough.provider.Provider;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * The addresses of one provider's host. What was checked is what is connected to: the name is not resolved again after
 * the check, so that it cannot come out different (DNS rebinding).
 */
final class UpstreamAddresses {

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Vertx vertx;
    private final Provider provider;
    private final Names names;
    private volatile Resolved latest;
    private Future<List<InetAddress>> lookup;

    /** Where names are looked up; may block. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    UpstreamAddresses(Vertx vertx, Provider provider, Names names) {
        this.vertx = vertx;
        this.provider = provider;
        this.names = names;
    }

    private record Resolved(List<InetAddress> addresses, long at) {
    }

    /** @return at least one address, each of which may be connected to; else a failure with {@link ProblemException} */
    Future<List<InetAddress>> resolve() {
        Resolved current = latest;
        if (current != null && System.nanoTime() - current.at() < KEPT_NANOS) {
            return Future.succeededFuture(current.addresses());
        }
        return lookUp().timeout(provider.limits().connect().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has the next {@link #resolve} look up anew. */
    void forget() {
        latest = null;
    }

    /** One look-up at a time, however many wait for it, each of whom goes on where it was. */
    private synchronized Future<List<InetAddress>> lookUp() {
        if (lookup == null || lookup.isComplete()) {
            lookup = vertx.executeBlocking(this::permitted, false)
                    .onSuccess(addresses -> latest = new Resolved(addresses, System.nanoTime()));
        }
        Promise<List<InetAddress>> own = ((ContextInternal) vertx.getOrCreateContext()).promise();
        lookup.onComplete(own);
        return own.future();
    }

    private List<InetAddress> permitted() {
        List<InetAddress> addresses;
        try {
            addresses = List.of(names.addresses(provider.baseUrl().getHost()));
        } catch (UnknownHostException e) {
            throw new ProblemException(ProblemCode.UPSTREAM_UNREACHABLE, "The provider's host name could not be resolved.");
        }
        if (!provider.access().privateAddress() && !addresses.stream().allMatch(AddressPolicy::isPublic)) {
            throw new ProblemException(ProblemCode.UPSTREAM_UNREACHABLE, "The provider's host name leads to an address that "
                    + "is not public; an operator can allow that with allow-private-address.");
        }
        return addresses;
    }
}
