package dev.promptpassthrough.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class ViteManifestTest {

    private static final String MANIFEST = """
            {
              "src/main.tsx": {"file": "assets/main-1.js", "isEntry": true, "imports": ["_a.js"],
                               "dynamicImports": ["src/editor.ts"], "css": ["assets/main-1.css"]},
              "_a.js": {"file": "assets/a-2.js", "imports": ["_b.js", "src/main.tsx"], "css": ["assets/a-2.css"]},
              "_b.js": {"file": "assets/b-3.js"},
              "src/editor.ts": {"file": "assets/editor-4.js", "isDynamicEntry": true}
            }""";

    @Test
    void shouldFollowImportsButLeaveOutWhatIsLoadedLater() {
        ViteManifest.Entry entry = manifest(MANIFEST).entry("src/main.tsx");

        assertThat(entry.script()).isEqualTo("assets/main-1.js");
        assertThat(entry.preloads()).containsExactly("assets/a-2.js", "assets/b-3.js");
        assertThat(entry.styles()).containsExactly("assets/a-2.css", "assets/main-1.css");
    }

    @Test
    void shouldNameAnEntryThatIsMissing() {
        assertThatThrownBy(() -> manifest("{}").entry("src/main.tsx")).hasMessageContaining("src/main.tsx");
    }

    private static ViteManifest manifest(String json) {
        return ViteManifest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
