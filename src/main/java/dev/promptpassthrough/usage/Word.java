package dev.promptpassthrough.usage;

import java.nio.charset.StandardCharsets;

/** A short string that comes byte by byte; of a longer one only that it is too long. */
final class Word {

    private final int longest;
    private byte[] bytes;
    private int length;

    Word(int longest) {
        this.longest = longest;
    }

    void clear() {
        length = 0;
        if (bytes == null) {
            bytes = new byte[longest];
        }
    }

    void add(byte next) {
        if (length < longest) {
            bytes[length] = next;
        }
        if (length <= longest) {
            length++;
        }
    }

    boolean isWhole() {
        return length <= longest;
    }

    /** Whether it is whole and of what names of models consist of. */
    boolean isPlain() {
        if (!isWhole() || length == 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte next = bytes[i];
            boolean letter = (next | ' ') >= 'a' && (next | ' ') <= 'z';
            if (!letter && "0123456789-_./:@".indexOf(next) < 0) {
                return false;
            }
        }
        return true;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
