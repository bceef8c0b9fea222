package dev.promptpassthrough.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was asked, whichever family asked it.
 *
 * @param settings those sampling settings that were given, by the name the family gives them
 */
record Conversation(String model, Prompt prompt, Map<String, String> settings, Tooling tooling, Output output) {

    /**
     * What was said.
     *
     * @param question the last user message's text, empty where there is none
     * @param toolResult the result that the last message brings, or null when the last message is not one
     * @param attachments images, files and sounds, none of which the demo looks at
     * @param characters length of all texts together, for the usage
     */
    record Prompt(String question, String toolResult, int messages, boolean system, int attachments, int characters) {

        /** What the demo counts as input: about four characters a token, as real models do. */
        int tokens() {
            return 3 + characters / 4;
        }
    }

    /** A function that the caller offers. */
    record Tool(String name, JsonNode schema) {
    }

    /**
     * Which functions may be called.
     *
     * @param allowed false when the request forbids every call
     * @param forced name of the one that must be called, or null
     */
    record Tooling(List<Tool> tools, boolean allowed, String forced) {

        /** @throws Refusal when the forced function is not among those offered */
        Optional<Tool> chosen(String param) {
            if (!allowed) {
                return Optional.empty();
            }
            if (forced == null) {
                return tools.stream().findFirst();
            }
            return Optional.of(tools.stream().filter(tool -> tool.name().equals(forced)).findFirst()
                    .orElseThrow(() -> Refusal.invalid(param, "there is no tool of that name")));
        }
    }

    /**
     * In which form the answer is wanted.
     *
     * @param json whether any JSON object will do
     * @param schema the JSON schema it must follow, or null
     * @param limit most tokens
     */
    record Output(boolean stream, boolean json, JsonNode schema, int limit) {
    }
}
