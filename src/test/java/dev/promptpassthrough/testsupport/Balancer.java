package dev.promptpassthrough.testsupport;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A load balancer as a cluster has one: new requests go to those replicas only that say they are ready. In front is the
 * nginx of this machine, told of each change as an ingress controller tells its own, or a {@link Relay} where there is none.
 */
public final class Balancer implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;

    private final Map<Integer, URI> readiness;
    private final Optional<Nginx> nginx;
    private final Relay relay;
    private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();
    private volatile List<Integer> inRotation;

    private Balancer(int port, Map<Integer, URI> readiness) {
        this.readiness = readiness;
        this.inRotation = readiness.keySet().stream().sorted().toList();
        this.nginx = Nginx.start(port, inRotation);
        this.relay = nginx.isPresent() ? null : Relay.start(port, inRotation);
        probes.scheduleWithFixedDelay(this::probe, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** @param readiness where the replica on each port is asked whether it is ready */
    public static Balancer start(int port, Map<Integer, URI> readiness) {
        return new Balancer(port, readiness);
    }

    /** The ports of the replicas that get new requests. */
    public List<Integer> inRotation() {
        return inRotation;
    }

    private void probe() {
        List<Integer> ready = readiness.entrySet().stream().filter(replica -> Http.isOk(replica.getValue()))
                .map(Map.Entry::getKey).sorted().collect(Collectors.toList());
        if (ready.isEmpty() || ready.equals(inRotation)) {
            return;
        }
        nginx.ifPresentOrElse(front -> front.use(ready), () -> relay.use(ready));
        inRotation = ready;
    }

    @Override
    public void close() {
        probes.shutdownNow();
        nginx.ifPresentOrElse(Nginx::close, () -> relay.close());
    }
}
