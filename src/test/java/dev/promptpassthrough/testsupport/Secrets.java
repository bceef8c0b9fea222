package dev.promptpassthrough.testsupport;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets of one test run. */
public final class Secrets {

    private Secrets() {
    }

    /** 256 random bits as 64 characters. */
    public static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
