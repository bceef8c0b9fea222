package dev.promptpassthrough.passthrough;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.promptpassthrough.passthrough.ConnectivityProbe.Finding;
import dev.promptpassthrough.passthrough.ConnectivityProbe.Step;
import dev.promptpassthrough.passthrough.ConnectivityProbe.Times;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.OutgoingRequest;
import dev.promptpassthrough.provider.Provider;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** One run of a {@link ConnectivityProbe}, on one event loop. Nothing of the answer but its status is kept. */
final class ProbeRun {

    /** Whoever tests is waiting: what takes longer than this is an answer too. */
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** More of a body says no more. */
    private static final int MOST_READ = 64 * 1024;

    private final Provider provider;
    private final Upstream upstream;
    private final long startedAt = System.nanoTime();
    private Step step = Step.NAME;
    private double stepStartedAt;
    private int status;
    private Double name;
    private Double connection;
    private Double answer;

    ProbeRun(Vertx vertx, Provider provider) {
        this.provider = provider;
        this.upstream = new Upstream(vertx, provider);
    }

    Future<Finding> run() {
        return upstream.resolve()
                .compose(resolved -> sign())
                .timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .transform(ended -> Future.succeededFuture(finding(ended.cause())))
                .onComplete(ended -> upstream.close());
    }

    private Future<Void> sign() {
        name = begin(Step.CREDENTIAL);
        String uri = UpstreamTarget.of(provider.connectivityTestPath(), null, provider)
                .uri(provider.credential().queryParameter());
        MultiMap headers = HttpHeaders.headers();
        UpstreamHead.write(HttpHeaders.headers().set(HttpHeaderNames.ACCEPT, "*/*"), headers, provider);
        return provider.credential().sign(new OutgoingRequest(HttpMethod.GET, uri, headers, Buffer.buffer()))
                .compose(signed -> connect(uri, headers));
    }

    private Future<Void> connect(String uri, MultiMap headers) {
        step = Step.TCP;
        return upstream.request(HttpMethod.GET, uri).compose(connected -> send(connected, headers));
    }

    private Future<Void> send(HttpClientRequest connected, MultiMap headers) {
        connection = begin(Step.ANSWER);
        connected.headers().addAll(headers);
        return connected.send()
                .timeout(Math.min(provider.limits().firstByte().toMillis(), LONGEST.toMillis()), TimeUnit.MILLISECONDS)
                .compose(this::read);
    }

    private Future<Void> read(HttpClientResponse head) {
        answer = begin(Step.BODY);
        status = head.statusCode();
        Promise<Void> read = Promise.promise();
        int[] bytes = { 0 };
        head.exceptionHandler(read::tryFail);
        head.endHandler(read::tryComplete);
        head.handler(chunk -> {
            bytes[0] += chunk.length();
            if (bytes[0] > MOST_READ) {
                read.tryComplete();
            }
        });
        return read.future();
    }

    /** @return how long the step before took */
    private double begin(Step next) {
        double now = elapsed();
        double took = now - stepStartedAt;
        stepStartedAt = now;
        step = next;
        return took;
    }

    private Finding finding(Throwable failure) {
        Times times = new Times(name, connection, answer, elapsed());
        if (failure == null) {
            return new Finding(null, null, null, status, times);
        }
        ProblemException problem = problem(failure);
        boolean tls = step == Step.TCP && problem.code() == ProblemCode.UPSTREAM_TLS;
        return new Finding(tls ? Step.TLS : step, problem.code(), problem.getMessage(), status, times);
    }

    private ProblemException problem(Throwable failure) {
        if (failure instanceof TimeoutException && step != Step.TCP) {
            return new ProblemException(ProblemCode.UPSTREAM_TIMEOUT, switch (step) {
                case NAME -> "The provider's host name was not resolved in time.";
                case CREDENTIAL -> "The provider's credential did not come in time.";
                case BODY -> "The provider's answer did not end in time.";
                default -> "The provider did not answer in time.";
            });
        }
        return UpstreamFailure.toProblem(failure);
    }

    private double elapsed() {
        return (System.nanoTime() - startedAt) / 1e6;
    }
}
