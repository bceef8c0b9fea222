package dev.promptpassthrough.demo;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;

/** OpenAI's realtime API over a WebSocket, in text: it sends what a {@link RealtimeSession} says, in a readable tempo. */
final class RealtimeSocket {

    static final String SUBPROTOCOL = "realtime";
    static final int LARGEST_MESSAGE = 256 * 1024;
    private static final String PATH = "/v1/realtime";
    /** Enough to have begun to speak. */
    private static final int EVENTS_BEFORE_TROUBLE = 12;
    private static final int MOST_WAITING_CHARACTERS = 4 * RealtimeSession.MOST_CHARACTERS;
    private static final short TOO_MUCH = 1008;

    private final Vertx vertx;
    private final ConnectionBase connection;
    private final ServerWebSocket socket;
    private final RealtimeSession session;
    private final long pace;
    private final DemoFault fault;
    private final Runnable closed;
    private final Queue<String> waiting = new ArrayDeque<>();
    private long waitingCharacters;
    private boolean sending;
    private int sent;

    /** @param closed told once, when the connection has ended */
    RealtimeSocket(Vertx vertx, ConnectionBase connection, ServerWebSocket socket, DemoRequest request, Runnable closed) {
        this.vertx = vertx;
        this.connection = connection;
        this.socket = socket;
        this.session = new RealtimeSession(request);
        this.pace = DemoModels.pace(request.parameter("model")).toMillis();
        this.fault = DemoFault.of(request.parameter("model")).orElse(null);
        this.closed = closed;
    }

    static boolean isAskedFor(HttpServerRequest request) {
        return request.path().equals(PATH) && request.method() == HttpMethod.GET
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaderNames.UPGRADE));
    }

    void start() {
        socket.closeHandler(end -> closed.run());
        socket.exceptionHandler(broken -> socket.close());
        socket.textMessageHandler(message -> send(session.receive(message)));
        socket.binaryMessageHandler(message -> send(session.receiveBinary()));
        send(session.begin());
    }

    private void send(List<String> events) {
        waiting.addAll(events);
        waitingCharacters += events.stream().mapToLong(String::length).sum();
        if (waitingCharacters > MOST_WAITING_CHARACTERS) {
            waiting.clear();
            socket.close(TOO_MUCH, "Too much is waiting to be read");
        } else if (!sending) {
            sendNext();
        }
    }

    private void sendNext() {
        String event = waiting.poll();
        sending = event != null && !socket.isClosed();
        if (!sending) {
            return;
        }
        waitingCharacters -= event.length();
        sent++;
        if (sent > EVENTS_BEFORE_TROUBLE && fault == DemoFault.SILENT) {
            return;
        }
        if (sent > EVENTS_BEFORE_TROUBLE && fault == DemoFault.CUT) {
            cut();
            return;
        }
        // The next one only when this one is out: a client that does not read holds up itself alone.
        socket.writeTextMessage(event).onSuccess(out -> {
            if (pace == 0) {
                sendNext();
            } else {
                vertx.setTimer(pace, due -> sendNext());
            }
        });
    }

    /** Without a closing frame, as where a server dies. Vert.x would write one. */
    private void cut() {
        connection.channel().pipeline().firstContext().close();
    }
}
