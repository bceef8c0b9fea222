package dev.promptpassthrough.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer of {@code answers.txt}, and what is read from it.
 *
 * @param told {@code name=value} with blanks between; what is not named is unknown
 */
record SampleAnswer(String name, String contentType, String told, String body) {

    @Override
    public String toString() {
        return name;
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    static List<SampleAnswer> all() {
        try (InputStream file = SampleAnswer.class.getResourceAsStream("answers.txt")) {
            List<SampleAnswer> answers = new ArrayList<>();
            for (String block : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^#### ")) {
                if (!block.isEmpty()) {
                    answers.add(of(block));
                }
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleAnswer of(String block) {
        int head = block.indexOf('\n');
        String[] parts = block.substring(0, head).split("\\|", -1);
        return new SampleAnswer(parts[0].strip(), parts[1].strip(), parts[2].strip(), block.substring(head + 1));
    }

    /** What a tap has read, in the same words. */
    static String told(UsageTap tap) {
        Usage usage = tap.usage(false);
        List<String> told = new ArrayList<>();
        add(told, "input", usage.input());
        add(told, "output", usage.output());
        add(told, "cached", usage.cached());
        add(told, "reasoning", usage.reasoning());
        add(told, "total", usage.total());
        if (tap.model() != null) {
            told.add("model=" + tap.model());
        }
        return String.join(" ", told);
    }

    private static void add(List<String> told, String name, long value) {
        if (value != Usage.UNKNOWN) {
            told.add(name + "=" + value);
        }
    }
}
