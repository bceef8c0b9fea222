package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({ "chat/completions, chat", "chat/completions/, chat", "openai/deployments/x/chat/completions, chat",
            "responses, chat", "messages, chat", "v2/chat, chat", "model/anthropic.x-v1:0/converse, chat",
            "model/anthropic.x-v1:0/converse-stream, chat", "publishers/anthropic/models/x:streamRawPredict, chat",
            "completions, text_completion", "api/generate, text_completion", "xchat/completionsx, other",
            "models/gemini-x:generateContent, generate_content", "models/gemini-x:streamGenerateContent, generate_content",
            "models/x:embedContent, embeddings", "models/x:batchEmbedContents, embeddings", "embeddings, embeddings",
            "v2/embed, embeddings", "images/generations, other", "messages/count_tokens, other", "'', other", "/, other",
            "//, other", ":, other", "xcompletions, other" })
    void shouldTellAnOperationByTheEndOfThePath(String path, String label) {
        assertThat(Operation.of("POST", path).label()).isEqualTo(label);
    }

    @Test
    void shouldTellNoOperationWhereNothingIsPosted() {
        assertThat(Operation.of("GET", "chat/completions")).isNull();
    }
}
