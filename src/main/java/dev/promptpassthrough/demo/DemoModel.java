package dev.promptpassthrough.demo;

import java.util.StringJoiner;

import dev.promptpassthrough.demo.Conversation.Prompt;
import dev.promptpassthrough.demo.Conversation.Tool;

/**
 * Answers a conversation out of the conversation itself, so that what was typed is visible in what comes back. The same
 * question always gets the same answer.
 */
final class DemoModel {

    private static final String WHAT_I_AM = "This is a demonstration, not a language model: nothing was understood, and this text"
            + " is made from your request.";
    private static final int QUOTED_CHARACTERS = 600;

    private DemoModel() {
    }

    /**
     * @param choiceField name of the request's field that chooses a tool, for the refusal of a wrong one
     * @throws Refusal when a tool is forced that was not offered
     */
    static Answer answer(Conversation asked, String choiceField) {
        var tool = asked.tooling().chosen(choiceField);
        if (tool.isPresent() && asked.prompt().toolResult() == null) {
            return call(tool.get(), asked.prompt());
        }
        int limit = asked.output().limit();
        if (asked.output().schema() != null) {
            var sample = SchemaSample.of(asked.output().schema(), asked.prompt().question());
            return Answer.json(Json.compact(sample), limit);
        }
        if (asked.output().json()) {
            return Answer.json(Json.compact(Json.object().put("demonstration", true).put("model", asked.model())
                    .put("question", Quote.of(asked.prompt().question(), QUOTED_CHARACTERS))), limit);
        }
        return Answer.text(speech(asked), limit);
    }

    private static Answer call(Tool tool, Prompt prompt) {
        return Answer.call(tool.name(), Json.compact(SchemaSample.object(tool.schema(), prompt.question())));
    }

    private static String speech(Conversation asked) {
        StringBuilder speech = new StringBuilder(WHAT_I_AM).append("\n\n");
        Prompt prompt = asked.prompt();
        if (prompt.toolResult() != null) {
            speech.append("The tool returned: “").append(Quote.of(prompt.toolResult(), QUOTED_CHARACTERS)).append("”. ");
        }
        if (prompt.question().isBlank()) {
            speech.append("Your last message has no text.");
        } else {
            speech.append("You wrote: “").append(Quote.of(prompt.question(), QUOTED_CHARACTERS)).append("”.");
        }
        return speech.append("\n\n").append(particulars(asked)).toString();
    }

    private static String particulars(Conversation asked) {
        Prompt prompt = asked.prompt();
        StringJoiner with = new StringJoiner(", ");
        with.add(counted(prompt.messages(), "message"));
        with.add(prompt.system() ? "a system prompt" : "no system prompt");
        if (!asked.tooling().tools().isEmpty()) {
            with.add(counted(asked.tooling().tools().size(), "tool"));
        }
        if (prompt.attachments() > 0) {
            with.add(counted(prompt.attachments(), "attachment") + " that was not looked at");
        }
        asked.settings().forEach((name, value) -> with.add(name + " " + value));
        return "The model asked for was %s; the request held %s.".formatted(Quote.of(asked.model(), 80), with);
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
