package dev.promptpassthrough.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Uploads. Nothing is kept: the reply tells what arrived, and its id which bytes, so that both can be compared. */
final class Files {

    private static final int NAME_CHARACTERS = 200;

    private Files() {
    }

    static DemoReply upload(DemoRequest request) {
        Dialect dialect = Dialect.of(request);
        Multipart form = Multipart.of(request);
        Multipart.Part file = form.required("file");
        return dialect.whole(200, dialect instanceof AnthropicDialect ? anthropic(file, request) : openAi(form, file, request));
    }

    /** Empty, since nothing is kept. */
    static DemoReply list(DemoRequest request) {
        Dialect dialect = Dialect.of(request);
        ObjectNode list = dialect instanceof OpenAiDialect ? Json.object().put("object", "list") : Json.object();
        list.putArray("data");
        return dialect.whole(200, list.put("has_more", false).putNull("first_id").putNull("last_id"));
    }

    private static ObjectNode openAi(Multipart form, Multipart.Part file, DemoRequest request) {
        String purpose = Quote.of(form.required("purpose").text(), NAME_CHARACTERS);
        return Json.object().put("id", "file-" + digest(file.content())).put("object", "file")
                .put("bytes", file.content().length).put("created_at", request.received().getEpochSecond())
                .put("filename", Quote.of(file.filename(), NAME_CHARACTERS)).put("purpose", purpose).put("status", "processed");
    }

    private static ObjectNode anthropic(Multipart.Part file, DemoRequest request) {
        return Json.object().put("id", "file_" + digest(file.content())).put("type", "file")
                .put("filename", Quote.of(file.filename(), NAME_CHARACTERS))
                .put("mime_type", file.type().isEmpty() ? "application/octet-stream" : Quote.of(file.type(), NAME_CHARACTERS))
                .put("size_bytes", file.content().length)
                .put("created_at", request.received().truncatedTo(ChronoUnit.MILLIS).toString()).put("downloadable", false);
    }

    /** All of the SHA-256, in hexadecimal, as {@code sha256sum} writes it. */
    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
