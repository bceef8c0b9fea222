package dev.promptpassthrough.usage;

import static dev.promptpassthrough.usage.Member.model;
import static dev.promptpassthrough.usage.Member.number;
import static dev.promptpassthrough.usage.Member.object;

import dev.promptpassthrough.usage.Counts.Kind;

/** Where the formats have their usage. */
final class UsageNames {

    static final Member ROOT = object("",
            model("model"),
            usage(),
            // OpenAI Responses, as events.
            object("response", model("model"), usage()),
            // Anthropic, the first event.
            object("message", model("model"), usage()),
            // Groq, the last event.
            object("x_groq", usage()),
            model("modelVersion"),
            gemini(),
            // Ollama.
            number("prompt_eval_count", Kind.PROMPT),
            number("eval_count", Kind.OUTPUT));

    private UsageNames() {
    }

    private static Member usage() {
        return object("usage",
                // OpenAI chat, completions, embeddings, and all that follow it.
                number("prompt_tokens", Kind.PROMPT),
                number("completion_tokens", Kind.OUTPUT),
                number("total_tokens", Kind.TOTAL),
                object("prompt_tokens_details", number("cached_tokens", Kind.CACHED)),
                object("completion_tokens_details", number("reasoning_tokens", Kind.REASONING)),
                // DeepSeek.
                number("prompt_cache_hit_tokens", Kind.CACHED),
                // OpenAI Responses, images and transcriptions; Anthropic.
                number("input_tokens", Kind.INPUT),
                number("output_tokens", Kind.OUTPUT),
                object("input_tokens_details", number("cached_tokens", Kind.CACHED)),
                object("output_tokens_details", number("reasoning_tokens", Kind.REASONING)),
                number("cache_creation_input_tokens", Kind.CACHE_WRITTEN),
                number("cache_read_input_tokens", Kind.CACHE_READ));
    }

    private static Member gemini() {
        return object("usageMetadata",
                number("promptTokenCount", Kind.PROMPT),
                number("toolUsePromptTokenCount", Kind.TOOL_PROMPT),
                number("candidatesTokenCount", Kind.OUTPUT),
                number("thoughtsTokenCount", Kind.THOUGHTS),
                number("cachedContentTokenCount", Kind.CACHED),
                number("totalTokenCount", Kind.TOTAL));
    }
}
