package dev.promptpassthrough.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Gemini's generateContent in its three forms, the request side; {@link GeminiRequest} reads and {@link GeminiWriter} answers.
 */
final class Gemini implements WireFormat {

    /** The model and the verb stand in the path; some clients encode the colon. */
    private static final Pattern PATH = Pattern.compile("/v1beta/models/([^/:%]+)(?::|%3[aA])(\\w+)");
    private static final String STREAM = "streamGenerateContent";

    /** The path's verb, empty where the path has none. */
    static String verb(DemoRequest request) {
        Matcher path = PATH.matcher(request.path());
        return path.matches() ? path.group(2) : "";
    }

    static boolean streams(DemoRequest request) {
        return verb(request).equals(STREAM);
    }

    /** Whether the reply is one JSON array that comes bit by bit, which is what streams without {@code alt=sse}. */
    static boolean streamsArray(DemoRequest request) {
        return streams(request) && !isSse(request);
    }

    private static boolean isSse(DemoRequest request) {
        return request.parameter("alt").equals("sse");
    }

    @Override
    public Dialect dialect() {
        return new GeminiDialect();
    }

    @Override
    public String model(DemoRequest request, ObjectNode body) {
        Matcher path = PATH.matcher(request.path());
        return path.matches() ? path.group(1) : "";
    }

    @Override
    public Conversation read(DemoRequest request, ObjectNode body) {
        return new GeminiRequest(body).conversation(model(request, body), streams(request));
    }

    /** What {@code countTokens} answers; its request may hold the contents themselves or a whole request. */
    DemoReply count(DemoRequest request) {
        ObjectNode body = Json.parse(request.body());
        DemoModels.requireKnown(model(request, body));
        JsonNode whole = body.path("generateContentRequest");
        int tokens = new GeminiRequest(whole instanceof ObjectNode object ? object : body).prompt().tokens();
        return dialect().whole(200, Json.object().put("totalTokens", tokens));
    }

    @Override
    public String limitField() {
        return "generation_config.max_output_tokens";
    }

    @Override
    public String choiceField() {
        return "tool_config.function_calling_config.allowed_function_names";
    }

    @Override
    public ObjectNode whole(Dialogue dialogue) {
        return new GeminiWriter(dialogue).whole();
    }

    @Override
    public String streamType(DemoRequest request) {
        return isSse(request) ? "text/event-stream" : "application/json; charset=UTF-8";
    }

    @Override
    public List<String> frames(Dialogue dialogue) {
        List<ObjectNode> chunks = new GeminiWriter(dialogue).chunks();
        if (isSse(dialogue.request())) {
            return chunks.stream().map(Gemini::event).toList();
        }
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            frames.add((i == 0 ? "[" : ",\r\n") + Json.pretty(chunks.get(i)));
        }
        frames.add("]");
        return frames;
    }

    @Override
    public List<String> errorFrames(Problem problem, DemoRequest request, int after) {
        ObjectNode error = GeminiDialect.error(problem);
        return List.of(isSse(request) ? event(error) : (after == 0 ? "[" : ",\r\n") + Json.pretty(error) + "]");
    }

    /** This provider ends its lines with CR LF, which the format allows and few others do. */
    private static String event(JsonNode data) {
        return "data: " + Json.compact(data) + "\r\n\r\n";
    }
}
