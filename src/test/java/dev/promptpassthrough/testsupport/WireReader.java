package dev.promptpassthrough.testsupport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads HTTP/1.1 messages off a socket as they are: no library stands between the bytes and the test. */
final class WireReader {

    private final InputStream in;

    WireReader(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** @return {@code null} where the connection ended before it */
    WireHead head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                if (head.isEmpty()) {
                    return null;
                }
                throw new EOFException("The connection ended within a head: " + head);
            }
            head.append((char) next);
        }
        return WireHead.parse(head.toString());
    }

    /** The body of a request, without its framing. */
    byte[] requestBody(WireHead head) throws IOException {
        if (head.has("transfer-encoding")) {
            byte[] body = allChunks(new ByteArrayOutputStream()).toByteArray();
            trailers();
            return body;
        }
        String length = head.first("content-length");
        return length == null ? new byte[0] : exactly(Integer.parseInt(length));
    }

    byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("The connection ended after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    /** Some bytes, at least one; an empty array at the end. */
    byte[] some() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int count = in.read(buffer);
        return count < 0 ? new byte[0] : Arrays.copyOf(buffer, count);
    }

    /** Some bytes of a body that goes on for as many. */
    byte[] atMost(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(count, 64 * 1024)];
        int read = in.read(buffer);
        if (read < 0) {
            throw new EOFException("The connection ended " + count + " bytes too early");
        }
        return Arrays.copyOf(buffer, read);
    }

    /** One chunk of a chunked body; empty: the last. */
    byte[] chunk() throws IOException {
        int size = Integer.parseInt(line().split(";")[0].strip(), 16);
        byte[] data = exactly(size);
        if (size > 0 && !line().isEmpty()) {
            throw new IOException("A chunk is longer than it says");
        }
        return data;
    }

    /** Adds every chunk to what has been read; the trailers stay unread. */
    ByteArrayOutputStream allChunks(ByteArrayOutputStream read) throws IOException {
        byte[] chunk = chunk();
        while (chunk.length > 0) {
            read.write(chunk);
            chunk = chunk();
        }
        return read;
    }

    /** The trailer section with the empty line that ends it. */
    String trailers() throws IOException {
        StringBuilder trailers = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            trailers.append(line).append('\n');
        }
        return trailers.toString();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        if (next < 0) {
            throw new EOFException("The connection ended within a line");
        }
        return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
    }
}
