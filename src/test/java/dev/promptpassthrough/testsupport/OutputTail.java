package dev.promptpassthrough.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of a process's output: bounded, so that a chatty server cannot fill the heap of the tests. */
final class OutputTail {

    private static final int MAX_BYTES = 1 << 20;

    private byte[] kept = new byte[0];

    synchronized void append(byte[] bytes) {
        append(bytes, bytes.length);
    }

    synchronized void append(byte[] bytes, int length) {
        byte[] all = Arrays.copyOf(kept, kept.length + length);
        System.arraycopy(bytes, 0, all, kept.length, length);
        kept = all.length > MAX_BYTES ? Arrays.copyOfRange(all, all.length - MAX_BYTES, all.length) : all;
    }

    @Override
    public synchronized String toString() {
        return new String(kept, StandardCharsets.UTF_8);
    }
}
