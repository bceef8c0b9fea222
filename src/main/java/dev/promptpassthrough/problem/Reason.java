package dev.promptpassthrough.problem;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why something failed, fit for a line of the log: one line, short, and nothing in it that could be a credential. */
public final class Reason {

    private static final int LONGEST = 240;
    /** A failure may be its own cause's cause. */
    private static final int DEEPEST = 16;
    /** What is long, without a space and has a digit in it: the parts of a token, a code, a key. */
    private static final Pattern CREDENTIAL = Pattern.compile("(?=[A-Za-z_+=~-]*[0-9])[A-Za-z0-9_+=~-]{24,}+");
    /** What a terminal or a reader could be misled by. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}]");

    private Reason() {
    }

    /** The first line of the failure's message, or of the nearest cause's that has one, or else what kind of failure it is. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST).map(Throwable::getMessage)
                .filter(Objects::nonNull).flatMap(message -> message.lines().filter(line -> !line.isBlank()).limit(1))
                .findFirst().map(Reason::fit).orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** The same text, with whatever could be a credential blotted out. */
    public static String withoutCredentials(String text) {
        return CREDENTIAL.matcher(text).replaceAll("***");
    }

    private static String fit(String line) {
        // Blotted out before it is cut: what is left of a credential would not look like one.
        String told = INVISIBLE.matcher(withoutCredentials(line)).replaceAll("?").strip();
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + "…";
    }
}
