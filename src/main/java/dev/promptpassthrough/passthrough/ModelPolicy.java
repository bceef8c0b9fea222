package dev.promptpassthrough.passthrough;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Lets only allowed models through, wherever the request names one: in its body, its path or its query. A request whose
 * model cannot be told for sure is refused: gateways that let such through have been walked around.
 */
final class ModelPolicy {

    /** Gemini and Vertex ({@code models/NAME:method}), Azure ({@code deployments/NAME/…}), Bedrock ({@code model/NAME/…}). */
    private static final List<Pattern> PATHS = List.of(
            path("(?:tuned)?models/(.+?)(?::[a-z]+)?/?$"),
            path("deployments/([^/]+)"),
            path("model/([^/]+)"));

    /** How Gemini names a model within a body. */
    private static final Pattern RESOURCE = Pattern.compile("^models/");

    private final Set<String> allowed;

    private static Pattern path(String pattern) {
        return Pattern.compile("(?<=^|/)" + pattern, Pattern.CASE_INSENSITIVE);
    }

    /** @param allowed the models that may be called; empty: every model */
    ModelPolicy(Set<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * A WebSocket's frames can name a model as well as its address, and change it at any time; they are not looked into.
     *
     * @throws ProblemException {@code forbidden-model} where not every model may be called
     */
    static void checkHandshake(Set<String> allowed) {
        if (!allowed.isEmpty()) {
            throw refused("This provider is limited to some models, to which the messages of a WebSocket cannot be held.");
        }
    }

    /** Whether the policy must see the body, which then has to be held until it has. */
    boolean looksInside() {
        return !allowed.isEmpty();
    }

    /**
     * @param path the path at the provider
     * @param body the whole body; it is read only
     * @return the first model that the request names, as the configuration names it
     * @throws ProblemException {@code forbidden-model} where a model that is not allowed, or none for sure, is named
     */
    String check(String path, String query, MultiMap headers, Buffer body) {
        Set<String> models = new LinkedHashSet<>();
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        for (Pattern pattern : PATHS) {
            // Every one of them: which of two a provider takes is not for us to guess.
            pattern.matcher(decoded).results().forEach(match -> models.add(match.group(1)));
        }
        models.addAll(RawQuery.all(query, "model"));
        if (body.length() > 0) {
            if (headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
                throw refused("A compressed body cannot be checked for its model; send it uncompressed.");
            }
            models.addAll(BodyModels.read(body).orElseThrow(
                    () -> refused("The body is not JSON that names its model in a way that can be checked.")));
        }
        if (models.isEmpty()) {
            throw refused("The request names no model, and this provider is limited to: " + list());
        }
        return models.stream().map(this::configured).toList().get(0);
    }

    private String configured(String model) {
        String name = allowed.contains(model) ? model : RESOURCE.matcher(model).replaceFirst("");
        if (!allowed.contains(name)) {
            throw refused("This provider is limited to: " + list());
        }
        return name;
    }

    private String list() {
        return String.join(", ", allowed.stream().sorted().toList()) + ".";
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemCode.FORBIDDEN_MODEL, detail);
    }
}
