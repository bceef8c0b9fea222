package dev.promptpassthrough.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes back, and in which tempo.
 *
 * @param frames what is written, one network write each; a whole reply has exactly one
 * @param streamed false for a reply of known length
 * @param delay silence before the first byte
 * @param pace silence between two frames
 * @param ending how it ends after the last frame
 */
record DemoReply(int status, Map<String, String> headers, List<String> frames, boolean streamed, Duration delay, Duration pace,
        Ending ending) {

    enum Ending {
        /** As the protocol says. */
        COMPLETE,
        /** The connection is closed in the middle: half of a whole reply, or no final chunk. */
        CUT,
        /** Nothing more comes, and nothing ends, until the client leaves; a whole reply never even starts. */
        SILENT
    }

    private static final String CONTENT_TYPE = "Content-Type";

    static DemoReply whole(int status, String contentType, String body) {
        return new DemoReply(status, Map.of(CONTENT_TYPE, contentType), List.of(body), false, Duration.ZERO, Duration.ZERO,
                Ending.COMPLETE);
    }

    static DemoReply stream(String contentType, List<String> frames, Duration pace) {
        return new DemoReply(200, Map.of(CONTENT_TYPE, contentType, "Cache-Control", "no-cache"), frames, true, Duration.ZERO,
                pace, Ending.COMPLETE);
    }

    DemoReply withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new DemoReply(status, all, frames, streamed, delay, pace, ending);
    }

    DemoReply delayed(Duration by) {
        return new DemoReply(status, headers, frames, streamed, by, pace, ending);
    }

    /** This reply up to a number of frames, then something else. */
    DemoReply endingAfter(int most, Ending how) {
        List<String> kept = streamed ? frames.subList(0, Math.min(most, frames.size() - 1)) : frames;
        return new DemoReply(status, headers, kept, streamed, delay, pace, how);
    }

    DemoReply withFrames(List<String> others) {
        return new DemoReply(status, headers, others, streamed, delay, pace, ending);
    }
}
