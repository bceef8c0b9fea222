package dev.promptpassthrough.provider;

import java.util.Locale;

/** A provider's wire format: what its request and reply bodies look like. */
public enum Family {
    OPENAI_CHAT,
    OPENAI_RESPONSES,
    ANTHROPIC_MESSAGES,
    GEMINI,
    OTHER;

    /** The family as it stands in configuration and in the listing, for example {@code openai-chat}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
