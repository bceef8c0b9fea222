package dev.promptpassthrough.passthrough;

import java.util.Set;

/**
 * What a request asks a model for, by the names of OpenTelemetry's GenAI conventions ({@code gen_ai.operation.name}). It is
 * told by the end of the path alone, which all formats have in common; a path is anything that a caller likes, and never a
 * label itself.
 */
public enum Operation {
    CHAT("chat"),
    TEXT_COMPLETION("text_completion"),
    GENERATE_CONTENT("generate_content"),
    EMBEDDINGS("embeddings"),
    /** Another one; the conventions allow names of one's own. */
    OTHER("other");

    private static final Set<String> CHATS = Set.of("chat", "responses", "messages", "converse", "converse-stream",
            "rawPredict", "streamRawPredict");
    private static final Set<String> COMPLETIONS = Set.of("completions", "generate");
    private static final Set<String> GENERATIONS = Set.of("generateContent", "streamGenerateContent");
    private static final Set<String> EMBEDDING = Set.of("embeddings", "embed", "embedContent", "batchEmbedContents");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @return {@code null} where the request asks no model: only what is posted does */
    public static Operation of(String method, String path) {
        if (!"POST".equals(method)) {
            return null;
        }
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        // A method of Google's stands behind a colon.
        int begin = Math.max(path.lastIndexOf('/', end - 1), path.lastIndexOf(':', end - 1)) + 1;
        String last = path.substring(begin, end);
        if (CHATS.contains(last) || last.equals("completions") && path.startsWith("chat/", begin - 5)) {
            return CHAT;
        }
        if (COMPLETIONS.contains(last)) {
            return TEXT_COMPLETION;
        }
        if (GENERATIONS.contains(last)) {
            return GENERATE_CONTENT;
        }
        return EMBEDDING.contains(last) ? EMBEDDINGS : OTHER;
    }
}
