package dev.promptpassthrough.problem;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;

/**
 * One error of the gateway's own, as RFC 9457 has it.
 *
 * @param code what went wrong
 * @param detail what to do about it, in a sentence for the caller; never a secret, never an internal
 * @param provider the slug that was asked for, or {@code null} where none was
 * @param instance the path of the request, without its query (which may hold a credential)
 * @param requestId the id under which the gateway logged the request
 */
public record Problem(ProblemCode code, String detail, String provider, String instance, String requestId) {

    /** RFC 9457 §3. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Carried by every error of the gateway's own and by nothing else: its value is the code. */
    public static final String HEADER = "Passthrough-Error";

    public Problem {
        requireNonNull(code, "code");
        requireNonNull(detail, "detail");
    }

    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("type", "urn:prompt-passthrough:problem:" + code.wireName())
                .put("title", code.title())
                .put("status", code.status())
                .put("detail", detail)
                .put("instance", instance)
                .put("code", code.wireName());
        if (provider != null) {
            json.put("provider", provider);
        }
        return json.put("requestId", requestId)
                // Where the official SDKs look for what to show: an extension member, as RFC 9457 §3.2 allows.
                .put("error", new JsonObject().put("type", "passthrough").put("code", code.wireName()).put("message", detail));
    }
}
