package dev.promptpassthrough.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a file of configuration was found to hold at one look, or why it is of no use. Read each time, whatever its time or
 * inode: Kubernetes swaps a link somewhere above it.
 *
 * @param flaw why it is of no use, or {@code null}
 * @param text what it holds
 */
record ConfigurationFile(Path path, String flaw, String text) {

    /** A configuration is some kilobytes; whatever is larger is something else. */
    static final int LARGEST = 1024 * 1024;

    static ConfigurationFile read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                return useless(path, "is larger than 1 MiB");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.isBlank() ? useless(path, "is empty") : new ConfigurationFile(path, null, text);
        } catch (NoSuchFileException e) {
            return useless(path, "is gone");
        } catch (CharacterCodingException e) {
            return useless(path, "is not text in UTF-8");
        } catch (IOException e) {
            return useless(path, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static ConfigurationFile useless(Path path, String flaw) {
        return new ConfigurationFile(path, flaw, "");
    }

    /** @throws IllegalArgumentException where it is no properties file */
    Map<String, String> properties() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> sorted.put(name, properties.getProperty(name)));
        return sorted;
    }

    /** Never what it holds: there may be secrets in it. */
    @Override
    public String toString() {
        return path.toString();
    }
}
