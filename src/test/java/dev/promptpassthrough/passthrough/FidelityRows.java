package dev.promptpassthrough.passthrough;

import static dev.promptpassthrough.passthrough.FidelityRow.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.promptpassthrough.passthrough.Answer.End;
import dev.promptpassthrough.passthrough.Crossed.Arrived;
import dev.promptpassthrough.passthrough.FidelityBodies.Body;
import dev.promptpassthrough.testsupport.WireProviders;

/** What must cross unchanged, table by table: requests' bodies, answers' bodies, and streams in any pieces. */
final class FidelityRows {

    static final String REQUESTS = "Requests: bodies";
    static final String ANSWERS = "Answers: bodies";
    static final String STREAMS = "Answers: streams";

    private FidelityRows() {
    }

    static Stream<FidelityRow> all() {
        return Stream.of(requests(), FidelityHeads.requests(), answers(), streams(), FidelityHeads.answers())
                .flatMap(rows -> rows);
    }

    /** To the default path and to one of the caller's, with a length and without one. */
    private static Stream<FidelityRow> requests() {
        return FidelityBodies.all().stream().map(body -> new FidelityRow(REQUESTS, body.name(), body.bytes(), Leg.ALL, wire -> {
            Sent sent = Sent.post(body.bytes()).headers(body.headers());
            for (Sent way : List.of(sent, sent.ofUnknownLength(), sent.rest(null), sent.rest(null).ofUnknownLength())) {
                Arrived arrived = wire.cross(way, Answer.of()).atProvider();
                assertSame(arrived.body(), body.bytes());
                assertThat(arrived.start()).isEqualTo("POST " + (way.rest() == null ? "default" : ""));
                assertThat(arrived.headers()).containsAll(body.headers());
                if (way.length()) {
                    assertThat(arrived.all("content-length")).containsExactly(String.valueOf(body.bytes().length));
                    assertThat(arrived.all("transfer-encoding")).isEmpty();
                } else if (body.bytes().length > 0) {
                    assertThat(arrived.all("content-length")).isEmpty();
                    assertThat(arrived.all("transfer-encoding")).isEqualTo(wire.leg().http2Provider() ? List.of()
                            : List.of("chunked"));
                }
            }
        }));
    }

    private static Stream<FidelityRow> answers() {
        return FidelityBodies.all().stream().map(body -> new FidelityRow(ANSWERS, body.name(), body.bytes(), Leg.ALL, wire -> {
            for (End end : ends(wire.leg())) {
                Arrived arrived = wire.cross(Sent.get(), Answer.of(body.bytes()).headers(body.headers()).end(end)).atCaller();
                assertSame(arrived.body(), body.bytes());
                assertThat(arrived.headers()).containsAll(body.headers());
                assertThat(arrived.all("content-encoding")).hasSizeLessThanOrEqualTo(1);
                assertThat(arrived.all("content-length")).isEqualTo(end == End.LENGTH
                        ? List.of(String.valueOf(body.bytes().length))
                        : List.of());
            }
        }));
    }

    private static List<End> ends(Leg leg) {
        return leg.http2Provider() ? List.of(End.LENGTH, End.CHUNKED) : List.of(End.values());
    }

    private static Stream<FidelityRow> streams() {
        byte[] event = "data: \u00e9\u4e16\ud83d\ude00\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Stream.concat(
                FidelityBodies.streams().stream().map(FidelityRows::stream),
                Stream.of(new FidelityRow(STREAMS, "an event of UTF-8, cut at every byte", event, Leg.ALL, wire -> {
                    for (int at = 1; at < event.length; at++) {
                        assertStreamed(wire, event, Arrays.copyOf(event, at), Arrays.copyOfRange(event, at, event.length));
                    }
                }), new FidelityRow(STREAMS, "the same, one byte at a time", event, Leg.ALL,
                        wire -> assertStreamed(wire, event, pieces(event, 1)))));
    }

    private static FidelityRow stream(Body body) {
        return new FidelityRow(STREAMS, body.name(), body.bytes(), Leg.ALL, wire -> {
            assertStreamed(wire, body.bytes(), pieces(body.bytes(), 10_007));
            if (body.bytes().length < 1_000) {
                assertStreamed(wire, body.bytes(), pieces(body.bytes(), 3));
            }
        });
    }

    private static void assertStreamed(FidelityWire wire, byte[] whole, byte[]... pieces) throws Exception {
        List<String> type = List.of("content-type: text/event-stream");
        assertSame(wire.cross(Sent.get(), Answer.of(pieces).headers(type).end(End.CHUNKED)).atCaller().body(), whole);
        if (!wire.leg().http2Provider()) {
            assertSame(wire.cross(Sent.get(), Answer.of(pieces).headers(type).end(End.CLOSE)).atCaller().body(), whole);
        }
    }

    private static byte[][] pieces(byte[] whole, int size) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < whole.length; at += size) {
            pieces.add(Arrays.copyOfRange(whole, at, Math.min(whole.length, at + size)));
        }
        return pieces.toArray(byte[][]::new);
    }

    /** What the gateway adds to a request. */
    static List<String> added(Leg leg) {
        List<String> added = new ArrayList<>(List.of("authorization: Bearer " + WireProviders.SECRET));
        if (leg.provider.equals("wire")) {
            added.add("x-static: static");
        }
        return added;
    }
}
