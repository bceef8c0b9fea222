package dev.promptpassthrough.provider;

import java.util.List;

/** Where providers come from: the configuration, and whatever else contributes some of its own. */
public interface ProviderSource {

    /** The source's providers; asked for once, at start. A source that must wait for something first may block. */
    List<Provider> providers();
}
