package dev.promptpassthrough.demo;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What is the same for all routes of one provider: where its key stands, its errors, its headers, how it prints JSON. */
sealed interface Dialect permits OpenAiDialect, AnthropicDialect, GeminiDialect {

    /** By the path, and for the paths that two providers share by the header that only one of them wants. */
    static Dialect of(DemoRequest request) {
        if (request.path().startsWith("/v1beta/")) {
            return new GeminiDialect();
        }
        boolean anthropic = request.path().startsWith("/v1/messages") || !request.header("anthropic-version").isEmpty();
        return anthropic ? new AnthropicDialect() : new OpenAiDialect();
    }

    /** The key that the request carries, empty where it carries none. */
    String credential(DemoRequest request);

    default int status(Problem problem) {
        return problem.kind().status();
    }

    /** The problem in the provider's error shape. */
    JsonNode error(Problem problem, DemoRequest request);

    /** Headers that the provider puts on every reply, with what is left of the rate limit. */
    Map<String, String> headers(DemoRequest request, boolean exhausted);

    /** A reply of known length. */
    DemoReply whole(int status, JsonNode body);

    default DemoReply refusal(Problem problem, DemoRequest request) {
        DemoReply reply = whole(status(problem), error(problem, request));
        boolean exhausted = problem.kind() == Problem.Kind.RATE_LIMIT;
        DemoReply told = reply.withHeaders(headers(request, exhausted));
        return exhausted ? told.withHeaders(Map.of("Retry-After", "" + Problem.RETRY_AFTER_SECONDS)) : told;
    }
}
