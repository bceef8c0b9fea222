package dev.promptpassthrough.passthrough;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.promptpassthrough.passthrough.Crossed.Arrived;
import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.TlsUpstreams;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/** Has messages cross the gateway on one {@link Leg}, and shows how they arrive. */
final class FidelityWire {

    private static final String API = "/api/v1/prompts/passthrough/";

    private final Leg leg;
    private final URI site;
    private final HttpClient http2;
    private final ScriptedUpstream upstream;
    private final TlsUpstreams tls;

    /**
     * @param site where the gateway speaks what the leg's caller speaks
     * @param http2 a client that does
     */
    FidelityWire(Leg leg, URI site, HttpClient http2, ScriptedUpstream upstream, TlsUpstreams tls) {
        this.leg = leg;
        this.site = site;
        this.http2 = http2;
        this.upstream = leg.provider.equals("tls") ? tls.trustedUpstream() : upstream;
        this.tls = tls;
    }

    Leg leg() {
        return leg;
    }

    Crossed cross(Sent sent, Answer answer) throws Exception {
        return leg.http2Provider() ? crossToHttp2(sent, answer) : crossAfter("", sent, answer);
    }

    /** @param before what an HTTP/1 provider writes before its answer */
    Crossed crossAfter(String before, Sent sent, Answer answer) throws Exception {
        Scripted scripted = upstream.on(call -> {
            call.readBody();
            call.send(before);
            answer.writeTo(call);
        });
        Arrived atCaller = call(sent, scripted.path());
        Call call = scripted.next();
        WireHead head = call.head();
        return new Crossed(new Arrived(head.method() + ' ' + rest(head.target(), scripted.path()), lines(head), call.body(),
                List.of()), atCaller);
    }

    private Crossed crossToHttp2(Sent sent, Answer answer) throws Exception {
        CompletableFuture<Arrived> arrived = new CompletableFuture<>();
        String[] name = { null };
        name[0] = tls.onHttp2(request -> request.body().onSuccess(body -> {
            arrived.complete(new Arrived(request.method() + " " + rest(request.uri(), name[0]), lines(request.headers()),
                    body.getBytes(), List.of()));
            answer.writeTo(request.response());
        }));
        Arrived atCaller = call(sent, name[0]);
        return new Crossed(arrived.get(10, TimeUnit.SECONDS), atCaller);
    }

    private Arrived call(Sent sent, String name) throws Exception {
        // Where the default path is called, the query alone tells the provider what to play.
        String target = API + leg.provider + '/' + (sent.rest() == null ? "?" + name : name + sent.rest());
        return leg.http2Caller ? callByHttp2(sent, target) : callByHttp1(sent, target);
    }

    private Arrived callByHttp1(Sent sent, String target) {
        StringBuilder head = new StringBuilder(sent.method() + ' ' + target + " HTTP/1.1\r\nHost: " + site.getAuthority()
                + "\r\nx-api-key: " + SignIn.token("alice") + "\r\n");
        sent.headers().forEach(header -> head.append(header).append("\r\n"));
        byte[] body = sent.body();
        if (body != null) {
            head.append(sent.length() ? "Content-Length: " + body.length + "\r\n" : "Transfer-Encoding: chunked\r\n");
        }
        try (RawClient client = RawClient.connect(site)) {
            client.send(head.append("\r\n").toString());
            if (body != null) {
                client.send(sent.length() ? body : chunked(body));
            }
            WireHead answer = client.readHead();
            if (sent.method().equals("HEAD")) {
                return new Arrived(answer.startLine().substring(9), lines(answer), new byte[0], List.of());
            }
            WireResponse whole = client.readBody(answer);
            if (!whole.whole()) {
                throw new AssertionError("The answer is not whole: " + whole.head());
            }
            return new Arrived(answer.startLine().substring(9), lines(answer), whole.body(), whole.trailers().lines()
                    .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)
                            + line.substring(line.indexOf(':')))
                    .toList());
        }
    }

    private Arrived callByHttp2(Sent sent, String target) throws Exception {
        return http2.request(HttpMethod.valueOf(sent.method()), site.getPort(), site.getHost(), target)
                .compose(request -> {
                    request.putHeader("x-api-key", SignIn.token("alice"));
                    sent.headers().forEach(header -> request.headers().add(Answer.name(header), Answer.value(header)));
                    CompletableFuture<Arrived> arrived = new CompletableFuture<>();
                    request.response().onFailure(arrived::completeExceptionally)
                            .onSuccess(response -> response.body().onFailure(arrived::completeExceptionally)
                                    .onSuccess(body -> arrived.complete(arrived(response, body))));
                    send(request, sent);
                    return io.vertx.core.Future.fromCompletionStage(arrived);
                })
                .toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static void send(HttpClientRequest request, Sent sent) {
        if (sent.body() == null) {
            request.end();
        } else if (sent.length()) {
            request.putHeader("content-length", String.valueOf(sent.body().length));
            request.end(Buffer.buffer(sent.body()));
        } else {
            request.setChunked(true).write(Buffer.buffer(sent.body()));
            request.end();
        }
    }

    private static Arrived arrived(HttpClientResponse response, Buffer body) {
        return new Arrived(String.valueOf(response.statusCode()), lines(response.headers()), body.getBytes(),
                lines(response.trailers()));
    }

    /** What follows the script's name in a target; {@code null} where it was found in the default path's query. */
    private static String rest(String target, String name) {
        return target.equals("/base/default/path?" + name) ? "default" : target.replace("/base/" + name, "");
    }

    private static List<String> lines(WireHead head) {
        return head.lines().stream().map(String::strip).toList();
    }

    private static List<String> lines(MultiMap headers) {
        return headers.entries().stream().filter(header -> !header.getKey().startsWith(":"))
                .map(header -> (header.getKey().toLowerCase(Locale.ROOT) + ": " + header.getValue()).strip()).toList();
    }

    private static byte[] chunked(byte[] body) {
        Buffer chunks = Buffer.buffer();
        for (int at = 0; at < body.length; at += 7_001) {
            int end = Math.min(body.length, at + 7_001);
            chunks.appendString(Integer.toHexString(end - at) + "\r\n").appendBytes(body, at, end - at).appendString("\r\n");
        }
        return chunks.appendBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)).getBytes();
    }
}
