package dev.promptpassthrough.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** An HTTP/2 client that sends any frames, also such as no library would. */
public final class RawHttp2 implements AutoCloseable {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int CONTINUATION = 9;
    public static final int END_STREAM = 0x1;
    public static final int END_HEADERS = 0x4;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final SSLSocket socket;
    private final DataInputStream in;

    /** One frame; {@code null} in its place where the connection has ended. */
    public record Frame(int type, int flags, int stream, byte[] payload) {
    }

    private RawHttp2(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Connected, with both sides' settings sent. */
    public static RawHttp2 connect(URI site) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] { new Everybody() }, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(site.getHost(), site.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] { "h2" });
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            RawHttp2 client = new RawHttp2(socket);
            socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
            return client.send(SETTINGS, 0, 0, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return whether it could be sent; not so once the other side has closed */
    public boolean trySend(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            frame.write(stream >> shift);
        }
        frame.writeBytes(payload);
        try {
            socket.getOutputStream().write(frame.toByteArray());
            socket.getOutputStream().flush();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    public RawHttp2 send(int type, int flags, int stream, byte[] payload) {
        if (!trySend(type, flags, stream, payload)) {
            throw new AssertionError("The connection has ended");
        }
        return this;
    }

    /** A block of header fields, each {@code name: value}, as literals that are not indexed (RFC 7541 §6.2.2). */
    public static byte[] fields(Iterable<String> lines) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (String line : lines) {
            int colon = line.indexOf(':', 1);
            block.write(0);
            string(block, line.substring(0, colon));
            string(block, line.substring(colon + 2));
        }
        return block.toByteArray();
    }

    private static void string(ByteArrayOutputStream block, String text) {
        int length = text.length();
        if (length < 0x7f) {
            block.write(length);
        } else {
            block.write(0x7f);
            int rest = length - 0x7f;
            for (; rest >= 0x80; rest >>= 7) {
                block.write(rest & 0x7f | 0x80);
            }
            block.write(rest);
        }
        block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What becomes of a stream: the frame that answers or ends it, or the whole connection; {@code null}: it was closed. */
    public Frame awaitEnd(int stream) {
        Frame frame = read();
        while (frame != null && frame.type() != GOAWAY
                && (frame.stream() != stream || frame.type() != HEADERS && frame.type() != RST_STREAM)) {
            frame = read();
        }
        return frame;
    }

    /** Whether the other side ends the connection, saying so or not. */
    public boolean awaitGoodbye() {
        Frame frame = read();
        while (frame != null && frame.type() != GOAWAY) {
            frame = read();
        }
        return true;
    }

    /** The next frame; {@code null} where the connection has ended. */
    public Frame read() {
        try {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            return new Frame(type, flags, stream, in.readNBytes(length));
        } catch (EOFException | SocketException closed) {
            return null;
        } catch (javax.net.ssl.SSLException closed) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tests' certificate is their own. */
    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Nobody is asked.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Whoever answers on loopback is meant.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
