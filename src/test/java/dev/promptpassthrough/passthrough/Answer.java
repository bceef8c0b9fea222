package dev.promptpassthrough.passthrough;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import dev.promptpassthrough.testsupport.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * An answer as a provider gives it.
 *
 * @param reason of HTTP/1.1 alone
 * @param headers as {@code name: value}
 * @param pieces the body, in the pieces that it is written in; {@code null}: there is none, nor any framing of one
 * @param trailers as {@code name: value}
 */
record Answer(int status, String reason, List<String> headers, List<byte[]> pieces, End end, List<String> trailers) {

    /** What tells the body's end. */
    enum End {
        LENGTH,
        CHUNKED,
        CLOSE
    }

    static Answer of(byte[]... pieces) {
        return new Answer(200, "OK", List.of("content-type: application/json"), List.of(pieces), End.LENGTH, List.of());
    }

    static Answer withoutBody(int status, List<String> headers) {
        return new Answer(status, "Of its own", headers, null, End.LENGTH, List.of());
    }

    Answer status(int other) {
        return new Answer(other, "Of its own", headers, pieces, end, trailers);
    }

    Answer headers(List<String> other) {
        return new Answer(status, reason, other, pieces, end, trailers);
    }

    Answer end(End other) {
        return new Answer(status, reason, headers, pieces, other, trailers);
    }

    Answer trailers(List<String> other) {
        return new Answer(status, reason, headers, pieces, end, other);
    }

    byte[] body() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        if (pieces != null) {
            pieces.forEach(whole::writeBytes);
        }
        return whole.toByteArray();
    }

    /** Plays it over HTTP/1. */
    void writeTo(Call call) throws IOException {
        String version = end == End.CLOSE ? "HTTP/1.0 " : "HTTP/1.1 ";
        call.send(version + status + ' ' + reason + "\r\n" + lines(headers) + framing() + "\r\n");
        if (pieces == null) {
            return;
        }
        for (byte[] piece : pieces) {
            if (end == End.CHUNKED) {
                call.chunk(piece);
            } else {
                call.send(piece);
            }
        }
        if (end == End.CHUNKED) {
            call.send("0\r\n" + lines(trailers) + "\r\n");
        } else if (end == End.CLOSE) {
            call.close();
        }
    }

    /** Plays it over HTTP/2. */
    void writeTo(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(header -> response.headers().add(name(header), value(header)));
        if (pieces != null && end == End.LENGTH) {
            response.putHeader("content-length", String.valueOf(body().length));
        }
        for (byte[] piece : pieces == null ? List.<byte[]> of() : pieces) {
            response.write(Buffer.buffer(piece));
        }
        trailers.forEach(trailer -> response.putTrailer(name(trailer), value(trailer)));
        response.end();
    }

    private String framing() {
        if (pieces == null || end == End.CLOSE) {
            return "";
        }
        return end == End.LENGTH ? "content-length: " + body().length + "\r\n" : "transfer-encoding: chunked\r\n";
    }

    private static String lines(List<String> fields) {
        return fields.stream().map(field -> field + "\r\n").collect(Collectors.joining());
    }

    static String name(String field) {
        return field.substring(0, field.indexOf(':'));
    }

    static String value(String field) {
        return field.substring(field.indexOf(':') + 1).strip();
    }
}
