package dev.promptpassthrough.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Map;

import dev.promptpassthrough.demo.Problem.Kind;

/** The demo provider without its server: a request in, a reply out. */
final class DemoSite {

    private final byte[] key;

    /** @param key what every request must carry, where its provider wants it */
    DemoSite(String key) {
        this.key = key.getBytes(UTF_8);
    }

    DemoReply reply(DemoRequest request) {
        Dialect dialect = Dialect.of(request);
        try {
            return answer(request, dialect).withHeaders(dialect.headers(request, false));
        } catch (Refusal refusal) {
            return dialect.refusal(refusal.problem(), request);
        } catch (RuntimeException e) {
            return dialect.refusal(new Problem(Kind.SERVER, null, "The demonstration failed: " + e), request);
        }
    }

    /** The answer to a handshake that is refused; {@code null} where the conversation may begin. */
    DemoReply refusalOfRealtime(DemoRequest request) {
        Dialect dialect = new OpenAiDialect();
        try {
            requireKey(dialect.credential(request));
            if (request.parameter("model").isEmpty()) {
                throw Refusal.missing("model");
            }
            DemoModels.requireKnown(request.parameter("model"));
            DemoFault.of(request.parameter("model")).flatMap(fault -> fault.problem("model")).ifPresent(problem -> {
                throw new Refusal(problem);
            });
            return null;
        } catch (Refusal refusal) {
            return dialect.refusal(refusal.problem(), request);
        }
    }

    private DemoReply answer(DemoRequest request, Dialect dialect) {
        requireKey(dialect.credential(request));
        Endpoint endpoint = Endpoint.at(request).orElseThrow(() -> refusal(Kind.UNKNOWN_PATH,
                "Unknown request URL: %s %s".formatted(Quote.of(request.method(), 20), Quote.of(request.path(), 200))));
        if (!endpoint.method().equals(request.method())) {
            return dialect.refusal(problem(Kind.METHOD, "Not allowed to %s here, only to %s"
                    .formatted(Quote.of(request.method(), 20), endpoint.method())), request)
                    .withHeaders(Map.of("Allow", endpoint.method()));
        }
        if (request.body() == null) {
            throw refusal(Kind.TOO_LARGE, "The request is larger than 8 MB");
        }
        return endpoint.answer().apply(request);
    }

    /** In constant time, as with any secret. */
    private void requireKey(String given) {
        if (given.isEmpty()) {
            throw refusal(Kind.UNAUTHORIZED, "You didn't provide an API key");
        }
        if (!MessageDigest.isEqual(key, given.getBytes(UTF_8))) {
            throw refusal(Kind.UNAUTHORIZED, "Incorrect API key provided");
        }
    }

    private static Refusal refusal(Kind kind, String detail) {
        return new Refusal(problem(kind, detail));
    }

    private static Problem problem(Kind kind, String detail) {
        return new Problem(kind, null, detail);
    }
}
