package dev.promptpassthrough.problem;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why something failed, fit for a line of the log: one line, short, with no credential and nothing personal in it. */
public final class Reason {

    private static final int LONGEST = 240;
    private static final String BLOT = "***";
    /** A failure may be its own cause's cause. */
    private static final int DEEPEST = 16;
    /** What is long, without a space and has a digit in it: the parts of a token, a code, a key. */
    private static final Pattern CREDENTIAL = Pattern
            .compile("(?<![A-Za-z0-9_+=~-])(?=[A-Za-z_+=~-]*[0-9])[A-Za-z0-9_+=~-]{24,}+");
    /** Identity providers like to say by it whom they turn away. */
    private static final Pattern EMAIL = Pattern
            .compile("(?<![^\\s@'\"<>(),;:])[^\\s@'\"<>(),;:]++@[^\\s@'\"<>(),;:]+");
    /** What a terminal or a reader could be misled by. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}]");

    private Reason() {
    }

    /** The first line of the failure's message, or of the nearest cause's that has one, or else what kind of failure it is. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST).map(Throwable::getMessage)
                .filter(Objects::nonNull).map(Reason::masked)
                .flatMap(message -> message.lines().filter(line -> !line.isBlank()).limit(1))
                .findFirst().map(Reason::fit).orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** The same text, with whatever could be a credential or is personal blotted out. */
    public static String masked(String text) {
        String told = withoutClaims(withoutClaims(text, "(claims->", ") rejected due to "),
                "JWT Claim Set JSON: ", " Additional details: ");
        return CREDENTIAL.matcher(EMAIL.matcher(told).replaceAll(BLOT)).replaceAll(BLOT);
    }

    /**
     * The library that verifies tokens quotes all claims of one that it refuses, name and e-mail among them, and then says
     * what is wrong: whatever stands before the last such place may be theirs.
     */
    private static String withoutClaims(String text, String before, String after) {
        int begin = text.indexOf(before);
        int end = text.lastIndexOf(after);
        return begin < 0 || end < begin ? text : text.substring(0, begin + before.length()) + BLOT + text.substring(end);
    }

    /** @param line blotted out before it is cut: what is left of a credential would not look like one */
    private static String fit(String line) {
        String told = INVISIBLE.matcher(line).replaceAll("?").strip();
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + "…";
    }
}
