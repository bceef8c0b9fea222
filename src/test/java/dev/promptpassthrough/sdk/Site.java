package dev.promptpassthrough.sdk;

/** The application under test as its users know it. */
final class Site {

    private Site() {
    }

    /** The origin, without the slash at the end. */
    static String of(String root) {
        return root.replaceAll("/+$", "");
    }
}
