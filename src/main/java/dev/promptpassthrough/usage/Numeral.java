package dev.promptpassthrough.usage;

/** A number that comes digit by digit. */
final class Numeral {

    /** So that sums of them have room too. */
    private static final int LONGEST = 15;

    private long value;
    private int digits;
    private boolean whole;

    void clear() {
        value = 0;
        digits = 0;
        whole = true;
    }

    void add(byte part) {
        if (part < '0' || part > '9' || ++digits > LONGEST) {
            whole = false;
        }
        if (whole) {
            value = value * 10 + (part - '0');
        }
    }

    /** Whether it counts something: neither negative nor a fraction, nor beyond any count. */
    boolean isCount() {
        return whole;
    }

    long value() {
        return value;
    }

    static boolean isPart(byte next) {
        return next >= '0' && next <= '9' || next == '-' || next == '+' || next == '.' || next == 'e' || next == 'E';
    }
}
