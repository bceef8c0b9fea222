package dev.promptpassthrough.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.buffer.Buffer;

/** Every provider's answer, however it is cut into pieces, coded or ended. */
class UsageTapTest {

    static List<SampleAnswer> answers() {
        return SampleAnswer.all();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldReadWhatTheProviderSays(SampleAnswer answer) {
        assertThat(read(answer, answer.bytes())).isEqualTo(answer.told());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldReadTheSameWhereverTheAnswerIsCut(SampleAnswer answer) {
        byte[] bytes = answer.bytes();
        for (int cut = 1; cut < bytes.length; cut++) {
            assertThat(read(answer, Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)))
                    .as("cut at %d", cut).isEqualTo(answer.told());
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldReadTheSameByteByByte(SampleAnswer answer) {
        assertThat(read(answer, single(answer.bytes()))).isEqualTo(answer.told());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldReadTheSameWithOtherLineEnds(SampleAnswer answer) {
        if (answer.contentType().startsWith("text/event-stream")) {
            assertThat(read(answer, answer.body().replace("\n", "\r\n").getBytes())).isEqualTo(answer.told());
            assertThat(read(answer, single(answer.body().replace("\n", "\r\n").getBytes()))).isEqualTo(answer.told());
            assertThat(read(answer, answer.body().replace("\n", "\r").getBytes())).isEqualTo(answer.told());
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldReadTheSameFromWhatIsCompressed(SampleAnswer answer) throws IOException {
        for (byte[] gzip : List.of(gzip(answer.bytes()), withGzipFields(gzip(answer.bytes())))) {
            assertThat(read(answer, "gzip", gzip)).isEqualTo(answer.told());
            assertThat(read(answer, "GZIP", single(gzip))).isEqualTo(answer.told());
        }
        assertThat(read(answer, "deflate", deflate(answer.bytes()))).isEqualTo(answer.told());
    }

    @Test
    void shouldLeaveTheBytesAlone() {
        Buffer chunk = Buffer.buffer("{\"usage\":{\"prompt_tokens\":1}}");
        Buffer before = chunk.copy();

        UsageTap.on("application/json", null).take(chunk);

        assertThat(chunk).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/html", "audio/mpeg", "application/octet-stream", "application/vnd.amazon.eventstream", "",
            "json" })
    void shouldNotEvenLookIntoWhatHoldsNoUsage(String contentType) {
        assertThat(UsageTap.on(contentType, null)).isNull();
        assertThat(UsageTap.on(null, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "br", "zstd", "gzip, gzip", "compress", "?" })
    void shouldNotEvenLookIntoWhatCannotBeUnpacked(String coding) {
        assertThat(UsageTap.on("application/json", coding)).isNull();
    }

    @Test
    void shouldSayThatMoreMayHaveBeenUsedWhereAnAnswerBreaksOff() {
        UsageTap tap = UsageTap.on("text/event-stream", null);

        tap.take(Buffer.buffer("data: {\"message\":{\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}\n\ndata: {\"us"));

        assertThat(tap.usage(true)).isEqualTo(new Usage(25, 1, Usage.UNKNOWN, Usage.UNKNOWN, Usage.UNKNOWN, true));
    }

    @Test
    void shouldNeverTakeANumberForWholeOfWhichMoreMayCome() {
        UsageTap tap = UsageTap.on("application/json", null);

        tap.take(Buffer.buffer("{\"usage\":{\"prompt_tokens\":12"));

        assertThat(tap.usage(true)).isEqualTo(Usage.unknown(true));
    }

    @Test
    void shouldFindTheUsageBehindMegabytes() {
        UsageTap tap = UsageTap.on("application/json", "identity");
        tap.take(Buffer.buffer("{\"data\":[{\"b64_json\":\""));
        Buffer megabyte = Buffer.buffer("a".repeat(1024 * 1024));

        for (int i = 0; i < 20; i++) {
            tap.take(megabyte);
        }
        tap.take(Buffer.buffer("\"}],\"usage\":{\"input_tokens\":50,\"output_tokens\":4160}}"));

        assertThat(SampleAnswer.told(tap)).isEqualTo("input=50 output=4160");
    }

    @Test
    void shouldFindTheUsageBehindAnyDepth() {
        UsageTap tap = UsageTap.on("application/json", null);

        tap.take(Buffer.buffer("{\"a\":" + "[{\"usage\":".repeat(100_000) + "1" + "}]".repeat(100_000)
                + ",\"usage\":{\"prompt_tokens\":1}}"));

        assertThat(SampleAnswer.told(tap)).isEqualTo("input=1");
    }

    @Test
    void shouldFindTheUsageBehindLongNamesAndNumbers() {
        UsageTap tap = UsageTap.on("application/json", null);

        tap.take(Buffer.buffer("{\"" + "usage".repeat(100_000) + "\":" + "9".repeat(1_000_000) + ",\"model\":\""
                + "m".repeat(1_000_000) + "\",\"usage\":{\"prompt_tokens\":" + "1".repeat(1_000_000)
                + ",\"completion_tokens\":2}}"));

        assertThat(SampleAnswer.told(tap)).isEqualTo("output=2");
    }

    @Test
    void shouldStopUnpackingWhatWasMadeToGrow() throws IOException {
        UsageTap tap = UsageTap.on("application/json", "gzip");

        tap.take(Buffer
                .buffer(gzip(("[\"" + "0".repeat(64 * 1024 * 1024) + "\",{\"usage\":{\"prompt_tokens\":1}}]").getBytes())));

        assertThat(tap.usage(false)).isEqualTo(Usage.unknown(false));
    }

    @Test
    void shouldTakeAnythingQuietly() throws IOException {
        Random random = new Random(7);
        byte[] seed = gzip("{\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}".getBytes());
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = round % 2 == 0 ? seed.clone() : new byte[random.nextInt(200)];
            if (round % 2 == 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                random.nextBytes(bytes);
            }
            for (String coding : new String[] { null, "gzip", "deflate" }) {
                for (String type : List.of("application/json", "text/event-stream", "application/x-ndjson")) {
                    try (UsageTap tap = UsageTap.on(type, coding)) {
                        tap.take(Buffer.buffer(bytes));
                        tap.take(Buffer.buffer(bytes));
                        assertThat(tap.usage(false)).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void shouldTakeNothingMoreOnceClosed() throws IOException {
        UsageTap tap = UsageTap.on("application/json", "gzip");

        tap.close();
        tap.close();
        tap.take(Buffer.buffer(gzip("{\"usage\":{\"prompt_tokens\":1}}".getBytes())));

        assertThat(tap.usage(true).known()).isFalse();
    }

    private static String read(SampleAnswer answer, byte[]... pieces) {
        return read(answer, null, pieces);
    }

    private static String read(SampleAnswer answer, String coding, byte[]... pieces) {
        try (UsageTap tap = UsageTap.on(answer.contentType(), coding)) {
            for (byte[] piece : pieces) {
                tap.take(Buffer.buffer(piece));
            }
            return SampleAnswer.told(tap);
        }
    }

    private static byte[][] single(byte[] bytes) {
        byte[][] pieces = new byte[bytes.length][];
        for (int i = 0; i < bytes.length; i++) {
            pieces[i] = new byte[] { bytes[i] };
        }
        return pieces;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            deflate.write(bytes);
        }
        return packed.toByteArray();
    }

    /** The same with all that the header may hold besides: extra, name, comment and checksum. */
    private static byte[] withGzipFields(byte[] gzip) {
        Buffer with = Buffer.buffer(gzip).slice(0, 10).copy().setByte(3, (byte) 0x1E);
        return with.appendBytes(new byte[] { 3, 0, 'a', 0, 'b' }).appendString("name\0").appendString("comment\0")
                .appendBytes(new byte[] { 1, 2 }).appendBytes(gzip, 10, gzip.length - 10).getBytes();
    }
}
