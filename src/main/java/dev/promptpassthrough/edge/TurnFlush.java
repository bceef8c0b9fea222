package dev.promptpassthrough.edge;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

import org.jboss.logmanager.ExtHandler;

import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;

/**
 * Writes the access lines of one turn of the event loop together, at the turn's end, where each line by itself took a system
 * call (see docs/adr/0008). Every other line goes out at once, and so does what waits before it.
 */
final class TurnFlush extends Handler {

    private final ExtHandler console;
    private final AtomicBoolean awaited = new AtomicBoolean();

    /** @param console comes before this one, and no longer writes by itself */
    TurnFlush(ExtHandler console) {
        this.console = console;
    }

    ExtHandler console() {
        return console;
    }

    @Override
    public void publish(LogRecord told) {
        ContextInternal context = ContextInternal.current();
        // An end of a connection may be told of outside of any context.
        if (context == null || !Context.isOnEventLoopThread() || !AccessLine.LOGGER.equals(told.getLoggerName())) {
            console.flush();
        } else if (awaited.compareAndSet(false, true)) {
            flushAtEndOfTurn(context.nettyEventLoop());
        }
    }

    private void flushAtEndOfTurn(EventLoop eventLoop) {
        try {
            eventLoop.execute(this::flush);
        } catch (RejectedExecutionException e) {
            // It has no other turn: the gateway is ending.
            flush();
        }
    }

    @Override
    public void flush() {
        // First: whoever logs from now on has to ask again.
        awaited.set(false);
        console.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
