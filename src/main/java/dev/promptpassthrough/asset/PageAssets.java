package dev.promptpassthrough.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;

/** The scripts and styles of the page, as paths below the web root: built and hashed, or in development Vite's own. */
@Singleton
public class PageAssets {

    private static final String ENTRY = "src/main.tsx";
    private static final String MANIFEST = "META-INF/resources/.vite/manifest.json";

    private final ViteManifest.Entry entry = LaunchMode.current() == LaunchMode.DEVELOPMENT ? null : built();

    /** Whether Vite serves the sources itself, so that the page must load its client and React's refresh. */
    public boolean development() {
        return entry == null;
    }

    /** The module that starts the page. */
    public String script() {
        return development() ? ENTRY : entry.script();
    }

    /** Modules that it needs at once. */
    public List<String> preloads() {
        return development() ? List.of() : entry.preloads();
    }

    /** Style sheets; in development Vite's client inserts them. */
    public List<String> styles() {
        return development() ? List.of() : entry.styles();
    }

    private static ViteManifest.Entry built() {
        try (InputStream in = PageAssets.class.getClassLoader().getResourceAsStream(MANIFEST)) {
            if (in == null) {
                throw new IllegalStateException("The page was not built: " + MANIFEST + " is missing");
            }
            return ViteManifest.read(in).entry(ENTRY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
