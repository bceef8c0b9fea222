import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * The floor: the HTTP server and client that the gateway is made of, on one event loop, with the provider's key in place of
 * the caller's, and nothing else. It checks nobody, logs nothing, and loses what its callers may not notice.
 * Arguments: its port, that of the JSON upstream, that of the streams', the key.
 */
public final class BareProxy {

    private static final int CONNECTIONS = 4096;

    private final HttpClient client;
    private final int jsonPort;
    private final int streamPort;
    private final String authorization;

    private BareProxy(HttpClient client, int jsonPort, int streamPort, String key) {
        this.client = client;
        this.jsonPort = jsonPort;
        this.streamPort = streamPort;
        this.authorization = "Bearer " + key;
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        vertx.runOnContext(started -> {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions(),
                    new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(CONNECTIONS));
            BareProxy proxy = new BareProxy(client, Integer.parseInt(args[1]), Integer.parseInt(args[2]), args[3]);
            vertx.createHttpServer().requestHandler(proxy::pass).listen(Integer.parseInt(args[0]), "127.0.0.1");
        });
    }

    private void pass(HttpServerRequest request) {
        request.pause();
        boolean json = request.uri().startsWith("/json/");
        RequestOptions there = new RequestOptions()
                .setMethod(request.method())
                .setHost("127.0.0.1")
                .setPort(json ? jsonPort : streamPort)
                .setURI("/v1" + request.uri().substring(request.uri().indexOf('/', 1)));
        client.request(there)
                .onSuccess(upstream -> send(request, upstream))
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }

    private void send(HttpServerRequest request, HttpClientRequest upstream) {
        MultiMap headers = upstream.headers().addAll(request.headers());
        headers.remove(HttpHeaders.HOST).set(HttpHeaders.AUTHORIZATION, authorization);
        upstream.response()
                .onSuccess(answer -> answer(answer, request.response()))
                .onFailure(failure -> request.connection().close());
        request.pipeTo(upstream);
    }

    private static void answer(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode());
        response.headers().addAll(answer.headers());
        response.setChunked(!answer.headers().contains(HttpHeaders.CONTENT_LENGTH));
        answer.pipeTo(response);
    }
}
