package dev.promptpassthrough.provider;

import java.util.List;

/** Who contributes providers of its own, beside those of the configuration. */
public interface ProviderSource {

    /** The source's providers; asked for once, at start. A source that must wait for something first may block. */
    List<Provider> providers();
}
