package dev.promptpassthrough.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** OpenAI's conventions, for both of its generating APIs. */
final class OpenAiDialect implements Dialect {

    private static final String BEARER = "bearer ";

    @Override
    public String credential(DemoRequest request) {
        String authorization = request.header("authorization");
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? authorization.substring(BEARER.length()).strip() : "";
    }

    @Override
    public JsonNode error(Problem problem, DemoRequest request) {
        var error = Json.object().put("message", message(problem)).put("type", type(problem.kind()))
                .put("param", problem.param()).put("code", code(problem.kind()));
        return Json.object().set("error", error);
    }

    static String message(Problem problem) {
        return switch (problem.kind()) {
            case MISSING -> "Missing required parameter: '" + problem.param() + "'.";
            case INVALID -> "Invalid value for '" + problem.param() + "': " + problem.detail() + ".";
            case NOT_JSON -> "We could not parse the JSON body of your request: " + problem.detail() + ".";
            default -> problem.detail() + ".";
        };
    }

    private static String type(Problem.Kind kind) {
        return switch (kind) {
            case RATE_LIMIT -> "requests";
            case SERVER, OVERLOADED -> "server_error";
            default -> "invalid_request_error";
        };
    }

    static String code(Problem.Kind kind) {
        return switch (kind) {
            case MISSING -> "missing_required_parameter";
            case INVALID -> "invalid_value";
            case UNAUTHORIZED -> "invalid_api_key";
            case UNKNOWN_PATH -> "unknown_url";
            case UNKNOWN_MODEL -> "model_not_found";
            case METHOD -> "method_not_supported";
            case RATE_LIMIT -> "rate_limit_exceeded";
            case NOT_JSON, TOO_LARGE, SERVER, OVERLOADED -> null;
        };
    }

    @Override
    public Map<String, String> headers(DemoRequest request, boolean exhausted) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-request-id", request.id());
        headers.put("openai-organization", "demo");
        headers.put("openai-version", "2020-10-01");
        headers.put("openai-processing-ms", "" + Duration.between(request.received(), Instant.now()).toMillis());
        headers.put("x-ratelimit-limit-requests", "500");
        headers.put("x-ratelimit-remaining-requests", exhausted ? "0" : "499");
        headers.put("x-ratelimit-reset-requests", exhausted ? Problem.RETRY_AFTER_SECONDS + "s" : "120ms");
        return headers;
    }

    @Override
    public DemoReply whole(int status, JsonNode body) {
        return DemoReply.whole(status, "application/json", Json.pretty(body));
    }
}
