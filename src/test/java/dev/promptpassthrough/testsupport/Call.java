package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One request at a {@link ScriptedUpstream}, and what its script may do with it. */
public final class Call {

    private static final int TRICKLE_MILLIS = 50;

    private final Socket socket;
    private final WireReader reader;
    private final WireHead head;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch bodyRead = new CountDownLatch(1);
    private final AtomicLong written = new AtomicLong();
    private volatile byte[] body;

    Call(Socket socket, WireReader reader, WireHead head) {
        this.socket = socket;
        this.reader = reader;
        this.head = head;
    }

    public WireHead head() {
        return head;
    }

    /** For scripts: takes the request's body in. */
    public byte[] readBody() throws IOException {
        body = reader.requestBody(head);
        bodyRead.countDown();
        return body;
    }

    /** For tests: the request's body, once the script has taken it in. */
    public byte[] body() {
        await(bodyRead, "The request's body did not arrive");
        return body;
    }

    public byte[] readExactly(int count) throws IOException {
        return reader.exactly(count);
    }

    public Call send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Call send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        written.addAndGet(bytes.length);
        return this;
    }

    /** One chunk of a chunked body. */
    public Call chunk(String data) throws IOException {
        return chunk(data.getBytes(StandardCharsets.UTF_8));
    }

    public Call chunk(byte[] data) throws IOException {
        send((Integer.toHexString(data.length) + "\r\n"));
        send(data);
        return send("\r\n");
    }

    /** How many bytes the gateway's connection has taken so far. */
    public long written() {
        return written.get();
    }

    /** For scripts: sends one byte after the other, each once nothing came for a moment, until the gateway has closed. */
    public Call trickle(String text) throws IOException {
        socket.setSoTimeout(TRICKLE_MILLIS);
        for (int i = 0; i < text.length(); i++) {
            send(text.substring(i, i + 1));
            try {
                if (reader.some().length == 0) {
                    closed.countDown();
                    return this;
                }
            } catch (SocketTimeoutException stillThere) {
                // As it should be: the gateway waits for more.
            }
        }
        socket.setSoTimeout(0);
        return this;
    }

    /** For scripts: waits until the gateway has closed the connection. */
    public void untilClosed() throws IOException {
        try {
            while (reader.some().length > 0) {
                // Only the end matters.
            }
        } finally {
            closed.countDown();
            socket.close();
        }
    }

    public void close() throws IOException {
        socket.close();
    }

    public void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    /** Breaks the connection off with a RST. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void gone() {
        closed.countDown();
    }

    /** For tests: whether the gateway closes the connection within a bounded time. */
    public boolean closedByGateway() {
        return closedByGateway(Duration.ofSeconds(5));
    }

    public boolean closedByGateway(Duration within) {
        try {
            return closed.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError(otherwise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
