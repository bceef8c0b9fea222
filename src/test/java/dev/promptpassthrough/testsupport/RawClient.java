package dev.promptpassthrough.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An HTTP/1.1 client that sends any bytes and shows what comes back as it is. */
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "raw-client-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private final Socket socket;
    private final WireReader reader;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.reader = new WireReader(socket.getInputStream());
    }

    public static RawClient connect(URI site) {
        return connect(site, 0);
    }

    /** @param receiveBuffer how much the system takes in before anything is read; 0: as it likes */
    public static RawClient connect(URI site, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
            return new RawClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it waits for something to come. */
    public RawClient patience(int millis) {
        try {
            socket.setSoTimeout(millis);
            return this;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) {
        // A write has no time-out of its own: a gateway that takes nothing would hold the test for ever.
        Future<?> patience = WATCHDOG.schedule(this::close, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            patience.cancel(false);
        }
    }

    /** @return {@code null} where the connection ended before it */
    public WireHead readHead() {
        try {
            return reader.head();
        } catch (SocketException reset) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One chunk of a chunked body; empty: the last. */
    public byte[] readChunk() {
        try {
            return reader.chunk();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] readExactly(int count) {
        try {
            return reader.exactly(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next response to a request that is not HEAD. */
    public WireResponse readResponse() {
        return readBody(readHead());
    }

    /** What follows a head that was read before. */
    public WireResponse readBody(WireHead head) {
        if (head == null) {
            throw new AssertionError("The connection ended without an answer");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            return read(head, body);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("Nothing came for a long time, after " + body.size() + " bytes of " + head, e);
        } catch (IOException cut) {
            return new WireResponse(head, body.toByteArray(), "", false);
        }
    }

    private WireResponse read(WireHead head, ByteArrayOutputStream body) throws IOException {
        int status = head.status();
        if (status == 204 || status == 304) {
            return new WireResponse(head, new byte[0], "", true);
        }
        if (head.has("transfer-encoding")) {
            reader.allChunks(body);
            return new WireResponse(head, body.toByteArray(), reader.trailers(), true);
        }
        String length = head.first("content-length");
        long left = length == null ? Long.MAX_VALUE : Long.parseLong(length);
        while (left > 0) {
            byte[] some = length == null ? reader.some() : reader.atMost(left);
            if (some.length == 0) {
                break;
            }
            body.write(some);
            left -= some.length;
        }
        return new WireResponse(head, body.toByteArray(), "", true);
    }

    /** Waits until the other side has closed, reading away what still comes. */
    public boolean awaitClosed() {
        try {
            while (reader.some().length > 0) {
                // Only the end matters.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Leaves without a word: the other side gets a RST. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void halfClose() {
        try {
            socket.shutdownOutput();
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
}
