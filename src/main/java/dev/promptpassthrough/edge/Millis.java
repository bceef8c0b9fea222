package dev.promptpassthrough.edge;

/** Milliseconds for headers and log lines, to a hundredth: {@code String.format} costs more than the rest of the line. */
public final class Millis {

    private static final int FRACTION = 100;

    private Millis() {
    }

    public static String format(double millis) {
        long hundredths = Math.max(0, Math.round(millis * FRACTION));
        long fraction = hundredths % FRACTION;
        return hundredths / FRACTION + (fraction < 10 ? ".0" : ".") + fraction;
    }
}
