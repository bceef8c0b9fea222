package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider that does to the letter what a test tells it, misbehaviour included. Each script answers under a path of its
 * own, so that no test meets what another has left behind.
 */
public final class ScriptedUpstream implements AutoCloseable {

    /** What the provider does with one request; runs on a thread of its own. */
    public interface Script {
        void play(Call call) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Map<String, Scripted> scripts = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> strays = new CopyOnWriteArrayList<>();

    public ScriptedUpstream() {
        this(plain());
    }

    private ScriptedUpstream(ServerSocket server) {
        this.server = server;
        Thread acceptor = new Thread(this::accept, "scripted-upstream");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** The same over TLS, which it speaks with these keys. */
    public static ScriptedUpstream overTls(TestKeys keys) {
        try {
            return new ScriptedUpstream(keys.context().getServerSocketFactory().createServerSocket(0, 1_000,
                    InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on requests whose path holds the script's name are answered by it. */
    public Scripted on(Script script) {
        Scripted scripted = new Scripted("s" + names.incrementAndGet() + "s", script);
        scripts.put(scripted.path(), scripted);
        return scripted;
    }

    /** Requests that no script was meant for. */
    public List<String> strays() {
        return strays;
    }

    public int openConnections() {
        return open.size();
    }

    /** How many connections were ever opened. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "scripted-upstream-" + connections.get());
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            WireReader reader = new WireReader(socket.getInputStream());
            for (WireHead head = reader.head(); head != null && !socket.isClosed(); head = reader.head()) {
                Call call = new Call(socket, reader, head);
                try {
                    script(head).call(call);
                } catch (IOException e) {
                    call.gone();
                    throw e;
                }
            }
        } catch (IOException gone) {
            // The gateway has closed, or the script has.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private Scripted script(WireHead head) {
        for (String segment : head.target().split("[/?]")) {
            Scripted scripted = scripts.get(segment);
            if (scripted != null) {
                return scripted;
            }
        }
        strays.add(head.startLine());
        return new Scripted("stray", call -> call.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
