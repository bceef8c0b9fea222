package dev.promptpassthrough.demo;

import java.util.Optional;
import java.util.function.Function;

/**
 * What answers at a path.
 *
 * @param method the one method it takes
 */
record Endpoint(String method, Function<DemoRequest, DemoReply> answer) {

    private static final String OPENAI_MODEL = "/v1/models/";
    private static final String GEMINI_MODEL = "/v1beta/models/";

    /** Empty for a path that none of the providers has. */
    static Optional<Endpoint> at(DemoRequest request) {
        return Optional.ofNullable(switch (request.path()) {
            case "/v1/chat/completions" -> post(new ChatCompletions());
            case "/v1/responses" -> post(new Responses());
            case "/v1/messages" -> post(new Messages());
            case "/v1/messages/count_tokens" -> new Endpoint("POST", new Messages()::count);
            case "/v1/embeddings" -> new Endpoint("POST", Embeddings::reply);
            case "/v1/files" -> request.method().equals("GET") ? new Endpoint("GET", Files::list)
                    : new Endpoint("POST", Files::upload);
            case "/v1/models", "/v1beta/models" -> new Endpoint("GET", some -> Listings.list(Dialect.of(some)));
            default -> below(request);
        });
    }

    private static Endpoint below(DemoRequest request) {
        switch (Gemini.verb(request)) {
            case "generateContent", "streamGenerateContent":
                return post(new Gemini());
            case "countTokens":
                return new Endpoint("POST", new Gemini()::count);
            case "embedContent":
                return new Endpoint("POST", GeminiEmbedding::reply);
            default:
                return model(request.path(), OPENAI_MODEL).or(() -> model(request.path(), GEMINI_MODEL)).orElse(null);
        }
    }

    private static Optional<Endpoint> model(String path, String folder) {
        String name = path.startsWith(folder) ? path.substring(folder.length()) : "";
        boolean isName = !name.isEmpty() && name.chars().noneMatch(each -> each == '/' || each == ':');
        return isName ? Optional.of(new Endpoint("GET", request -> Listings.one(Dialect.of(request), name))) : Optional.empty();
    }

    private static Endpoint post(WireFormat format) {
        return new Endpoint("POST", new Conversing(format)::reply);
    }
}
