package dev.promptpassthrough.passthrough;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.buffer.Buffer;

/**
 * Every model that a JSON body names at its top level, or within what holds requests of their own. All of them count: of two
 * keys some providers take the first and some the last, and some read keys in any case of letters.
 */
final class BodyModels {

    /** Bounds depth, name and number lengths by itself (StreamReadConstraints); nothing is built in memory. */
    private static final JsonFactory JSON = new JsonFactory();

    /** Batches, sessions and tools, which name models of their own further down. */
    private static final Set<String> CONTAINERS = Set.of("requests", "batch", "session", "tools");

    private BodyModels() {
    }

    /** @return the models; empty where the body is not one JSON object in UTF-8 whose {@code model} is a string */
    static Optional<Set<String>> read(Buffer body) {
        if (!isPlainUtf8(body.getByteBuf())) {
            return Optional.empty();
        }
        // Of bytes, not of characters: there Jackson takes some letters beyond ASCII for the digits of an escape.
        try (JsonParser parser = JSON.createParser(body.getBytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Set<String> models = new LinkedHashSet<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equalsIgnoreCase("model") && value == JsonToken.VALUE_STRING) {
                    models.add(parser.getText());
                } else if (name.equalsIgnoreCase("models") && value == JsonToken.START_ARRAY) {
                    addAll(parser, models);
                } else if (name.equalsIgnoreCase("model") || name.equalsIgnoreCase("models")) {
                    return Optional.empty();
                } else if (CONTAINERS.contains(name.toLowerCase(Locale.ROOT))) {
                    addNested(parser, models);
                } else {
                    parser.skipChildren();
                }
            }
            boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return whole ? Optional.of(models) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Routers take a list of models to fall back on. */
    private static void addAll(JsonParser parser, Set<String> models) throws IOException {
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            models.add(parser.getText());
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("A list of models holds something else");
        }
    }

    /** Too many rather than too few: what looks like a model within one of these counts as one. */
    private static void addNested(JsonParser parser, Set<String> models) throws IOException {
        int depth = 0;
        for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING && "model".equalsIgnoreCase(parser.currentName())) {
                models.add(parser.getText());
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
    }

    /** UTF-8 that no parser takes for anything else: without a byte order mark, and without NUL, by which others are told. */
    private static boolean isPlainUtf8(ByteBuf body) {
        return body.isReadable() && body.getByte(body.readerIndex()) > 0 && body.bytesBefore((byte) 0) < 0
                && ByteBufUtil.isText(body, StandardCharsets.UTF_8);
    }
}
