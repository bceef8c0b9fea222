package dev.promptpassthrough.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Vite's {@code manifest.json}: which files a source entry was built to. */
record ViteManifest(Map<String, Chunk> chunks) {

    /**
     * One built chunk.
     *
     * @param file its path below the web root
     * @param css styles that it needs
     * @param imports keys of the chunks that it loads at once
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Chunk(String file, List<String> css, List<String> imports) {

        Chunk {
            css = css == null ? List.of() : List.copyOf(css);
            imports = imports == null ? List.of() : List.copyOf(imports);
        }
    }

    static ViteManifest read(InputStream in) {
        try {
            return new ViteManifest(new ObjectMapper().readValue(in, new TypeReference<>() {
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry's own script, what to fetch beside it at once, and its styles, each in the order of need. */
    Entry entry(String source) {
        Set<String> styles = new LinkedHashSet<>();
        Set<String> preloads = new LinkedHashSet<>();
        collect(source, styles, preloads);
        String script = chunk(source).file();
        preloads.remove(script);
        return new Entry(script, List.copyOf(preloads), List.copyOf(styles));
    }

    private void collect(String key, Set<String> styles, Set<String> files) {
        Chunk chunk = chunk(key);
        if (files.add(chunk.file())) {
            chunk.imports().forEach(imported -> collect(imported, styles, files));
            styles.addAll(chunk.css());
        }
    }

    private Chunk chunk(String key) {
        Chunk chunk = chunks.get(key);
        if (chunk == null) {
            throw new IllegalStateException("Vite's manifest has no entry " + key);
        }
        return chunk;
    }

    /** The files of one entry, as paths below the web root. */
    record Entry(String script, List<String> preloads, List<String> styles) {
    }
}
