package dev.promptpassthrough.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The conventions of Google's Generative Language API, whose errors are {@code google.rpc.Status} in JSON. */
final class GeminiDialect implements Dialect {

    private static final String RPC = "type.googleapis.com/google.rpc.";

    @Override
    public String credential(DemoRequest request) {
        String header = request.header("x-goog-api-key");
        return header.isEmpty() ? request.parameter("key") : header;
    }

    /** A stream that is not SSE is a JSON array, and then so is its error. */
    @Override
    public JsonNode error(Problem problem, DemoRequest request) {
        ObjectNode error = error(problem);
        return Gemini.streamsArray(request) ? Json.array().add(error) : error;
    }

    /** The error as a stream's event carries it. */
    static ObjectNode error(Problem problem) {
        ObjectNode error = Json.object().put("code", problem.kind().status()).put("message", message(problem))
                .put("status", status(problem.kind()));
        ArrayNode details = details(problem);
        if (!details.isEmpty()) {
            error.set("details", details);
        }
        return Json.object().set("error", error);
    }

    private static String message(Problem problem) {
        return switch (problem.kind()) {
            case MISSING -> problem.param() + " is not specified.";
            case INVALID -> "Invalid value at '" + problem.param() + "': " + problem.detail() + ".";
            case NOT_JSON -> "Invalid JSON payload received. " + problem.detail() + ".";
            default -> problem.detail() + ".";
        };
    }

    private static String status(Problem.Kind kind) {
        return switch (kind) {
            case MISSING, INVALID, NOT_JSON, TOO_LARGE -> "INVALID_ARGUMENT";
            case UNAUTHORIZED -> "UNAUTHENTICATED";
            case UNKNOWN_PATH, UNKNOWN_MODEL -> "NOT_FOUND";
            case METHOD -> "UNIMPLEMENTED";
            case RATE_LIMIT -> "RESOURCE_EXHAUSTED";
            case SERVER -> "INTERNAL";
            case OVERLOADED -> "UNAVAILABLE";
        };
    }

    private static ArrayNode details(Problem problem) {
        ArrayNode details = Json.array();
        if (problem.param() != null) {
            details.addObject().put("@type", RPC + "BadRequest").putArray("fieldViolations").addObject()
                    .put("field", problem.param()).put("description", problem.detail());
        }
        if (problem.kind() == Problem.Kind.RATE_LIMIT) {
            details.addObject().put("@type", RPC + "RetryInfo").put("retryDelay", Problem.RETRY_AFTER_SECONDS + "s");
        }
        return details;
    }

    @Override
    public Map<String, String> headers(DemoRequest request, boolean exhausted) {
        long millis = Duration.between(request.received(), Instant.now()).toMillis();
        return Map.of("Server-Timing", "gfet4t7; dur=" + millis, "Vary", "Origin, X-Origin, Referer");
    }

    @Override
    public DemoReply whole(int status, JsonNode body) {
        return DemoReply.whole(status, "application/json; charset=UTF-8", Json.pretty(body));
    }
}
