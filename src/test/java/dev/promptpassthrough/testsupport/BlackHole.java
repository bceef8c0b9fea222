package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * An address on loopback where nobody answers a SYN, as behind a firewall that drops packets: a listener that accepts
 * nothing and whose backlog is full.
 */
public final class BlackHole implements AutoCloseable {

    private static final int MOST = 64;
    private static final int PATIENCE_MILLIS = 200;

    private final ServerSocket listener;
    private final List<Socket> backlog = new ArrayList<>();

    public BlackHole() {
        this(0);
    }

    /** @param port 0 for any that is free */
    public BlackHole(int port) {
        try {
            listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** @return whether this system drops what the backlog cannot hold, as Linux does; others refuse it */
    public boolean fill() {
        for (int i = 0; i < MOST; i++) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(listener.getInetAddress(), port()), PATIENCE_MILLIS);
                backlog.add(socket);
            } catch (SocketTimeoutException full) {
                return true;
            } catch (IOException refused) {
                return false;
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : backlog) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
