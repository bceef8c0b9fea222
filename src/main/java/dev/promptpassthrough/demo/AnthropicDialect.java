package dev.promptpassthrough.demo;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Anthropic's conventions. */
final class AnthropicDialect implements Dialect {

    /** Not in any RFC: the status this provider gives when it has too much to do. */
    private static final int OVERLOADED = 529;

    @Override
    public String credential(DemoRequest request) {
        return request.header("x-api-key");
    }

    @Override
    public int status(Problem problem) {
        return problem.kind() == Problem.Kind.OVERLOADED ? OVERLOADED : problem.kind().status();
    }

    @Override
    public JsonNode error(Problem problem, DemoRequest request) {
        return error(problem).put("request_id", request.id());
    }

    /** The error as a stream's event carries it. */
    static ObjectNode error(Problem problem) {
        var error = Json.object().put("type", type(problem.kind())).put("message", message(problem));
        return Json.object().put("type", "error").set("error", error);
    }

    private static String message(Problem problem) {
        return switch (problem.kind()) {
            case MISSING -> problem.param() + ": Field required";
            case INVALID -> problem.param() + ": " + problem.detail();
            case NOT_JSON -> "The request body is not valid JSON: " + problem.detail();
            default -> problem.detail();
        };
    }

    private static String type(Problem.Kind kind) {
        return switch (kind) {
            case MISSING, INVALID, NOT_JSON, METHOD -> "invalid_request_error";
            case UNAUTHORIZED -> "authentication_error";
            case UNKNOWN_PATH, UNKNOWN_MODEL -> "not_found_error";
            case TOO_LARGE -> "request_too_large";
            case RATE_LIMIT -> "rate_limit_error";
            case SERVER -> "api_error";
            case OVERLOADED -> "overloaded_error";
        };
    }

    @Override
    public Map<String, String> headers(DemoRequest request, boolean exhausted) {
        int reset = exhausted ? Problem.RETRY_AFTER_SECONDS : 1;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("request-id", request.id());
        headers.put("anthropic-organization-id", "demo");
        headers.put("anthropic-ratelimit-requests-limit", "50");
        headers.put("anthropic-ratelimit-requests-remaining", exhausted ? "0" : "49");
        headers.put("anthropic-ratelimit-requests-reset",
                request.received().plusSeconds(reset).truncatedTo(ChronoUnit.SECONDS).toString());
        return headers;
    }

    @Override
    public DemoReply whole(int status, JsonNode body) {
        return DemoReply.whole(status, "application/json", Json.compact(body));
    }
}
