package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One script of a {@link ScriptedUpstream}, and the requests that it has had. */
public final class Scripted {

    private static final int PATIENCE_SECONDS = 20;

    private final String path;
    private final ScriptedUpstream.Script script;
    private final BlockingQueue<Call> arrivals = new LinkedBlockingQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    Scripted(String path, ScriptedUpstream.Script script) {
        this.path = path;
        this.script = script;
    }

    void call(Call call) throws IOException, InterruptedException {
        calls.add(call);
        arrivals.add(call);
        script.play(call);
    }

    /** The path segment by which it is called. */
    public String path() {
        return path;
    }

    /** The next request, once its head has arrived. */
    public Call next() {
        try {
            Call call = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("The provider got no request");
            }
            return call;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All requests so far. */
    public List<Call> calls() {
        return calls;
    }
}
