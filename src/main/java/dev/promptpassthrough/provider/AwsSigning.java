package dev.promptpassthrough.provider;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.netty.buffer.ByteBufInputStream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs requests to one service of AWS by AWS' own signer. The path is encoded once more for the signature, as every
 * service but S3 wants it: {@code model/a%3A0/invoke} is sent as it is and signed as {@code model/a%253A0/invoke}.
 */
final class AwsSigning {

    static final String SESSION_TOKEN = "x-amz-security-token";

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final String SIGNED_PREFIX = "x-amz-";
    private static final String CONTENT_TYPE = "content-type";
    private static final String HOST = "host";
    /** A larger body is hashed off the event loop, where it would hold up other streams. */
    private static final int LARGE = 128 * 1024;

    private final URI base;
    private final String region;
    private final String service;
    private final boolean coversBody;
    private final Vertx vertx;
    private final Clock clock;

    /**
     * @param base where the service is; its scheme, host and port count
     * @param service its name for signatures, for example {@code bedrock}
     * @param coversBody whether the body is signed; a few services take it unsigned, over TLS
     */
    AwsSigning(URI base, String region, String service, boolean coversBody, Vertx vertx, Clock clock) {
        this.base = base;
        this.region = region;
        this.service = service;
        this.coversBody = coversBody;
        this.vertx = vertx;
        this.clock = clock;
    }

    boolean coversBody() {
        return coversBody;
    }

    Future<Void> sign(OutgoingRequest request, String secret) {
        if (request.body() == null || request.body().length() < LARGE) {
            add(signed(request, secret), request.headers());
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> signed(request, secret), false).map(signed -> {
            add(signed, request.headers());
            return null;
        });
    }

    private static void add(SignedRequest signed, MultiMap headers) {
        signed.request().forEachHeader((name, values) -> {
            // The host is written by the client, from the same origin.
            if (!HOST.equalsIgnoreCase(name) && !CONTENT_TYPE.equalsIgnoreCase(name)) {
                headers.set(name, values);
            }
        });
    }

    private SignedRequest signed(OutgoingRequest request, String secret) {
        AwsKeys keys = AwsKeys.parse(secret);
        AwsCredentialsIdentity identity = keys.session() == null ? AwsCredentialsIdentity.create(keys.id(), keys.key())
                : AwsSessionCredentialsIdentity.create(keys.id(), keys.key(), keys.session());
        return SIGNER.sign(sign -> sign.identity(identity)
                .request(toSign(request))
                .payload(request.body() == null ? null : () -> stream(request.body()))
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, coversBody)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    }

    /** What must be signed and no more: a header that a proxy on the way adds or changes must not break the signature. */
    private SdkHttpRequest toSign(OutgoingRequest request) {
        SdkHttpRequest.Builder builder = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method().name()))
                .protocol(base.getScheme())
                .host(base.getHost())
                .port(base.getPort() < 0 ? null : base.getPort());
        addTarget(request.target(), builder);
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(CONTENT_TYPE) || name.startsWith(SIGNED_PREFIX)) {
                builder.putHeader(header.getKey(), List.copyOf(request.headers().getAll(header.getKey())));
            }
        }
        return builder.build();
    }

    /** By hand rather than by {@link URI}, which refuses some of what callers may put in a query. */
    private static void addTarget(String target, SdkHttpRequest.Builder builder) {
        int question = target.indexOf('?');
        builder.encodedPath(question < 0 ? target : target.substring(0, question));
        if (question >= 0) {
            for (String parameter : target.substring(question + 1).split("&")) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                if (!parameter.isEmpty()) {
                    builder.appendRawQueryParameter(decode(name), equals < 0 ? "" : decode(parameter.substring(equals + 1)));
                }
            }
        }
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static ByteBufInputStream stream(Buffer body) {
        return new ByteBufInputStream(body.getByteBuf());
    }

    @Override
    public String toString() {
        return service + " in " + region;
    }
}
