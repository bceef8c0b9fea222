package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.problem.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

class ModelPolicyTest {

    private static final MultiMap NO_HEADERS = MultiMap.caseInsensitiveMultiMap();
    private final ModelPolicy policy = new ModelPolicy(Set.of("good", "also:good", "org/good"));

    @ParameterizedTest
    @ValueSource(strings = { "{\"model\":\"good\"}", " {\"messages\":[{\"model\":\"bad\"}],\"model\":\"also:good\"}\n",
            "{\"model\":\"good\",\"model\":\"also:good\"}", "{\"models\":[\"good\",\"org/good\"]}",
            "{\"\\u006dodel\":\"g\\u006fod\"}", "{\"n\":1e99999,\"model\":\"good\",\"big\":123456789012345678901234567890}" })
    void shouldLetAnAllowedModelThrough(String body) {
        assertThatCode(() -> policy.check("chat/completions", null, NO_HEADERS, Buffer.buffer(body)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"model\":\"bad\"}", "{}", "[]", "\"good\"", "null", "not JSON", "{\"model\":\"good\"",
            "{\"model\":\"good\",\"model\":\"bad\"}", "{\"model\":\"bad\",\"model\":\"good\"}",
            "{\"model\":\"good\",\"MODEL\":\"bad\"}", "{\"model\":\"good\",\"Model\":\"bad\"}",
            "{\"model\":\"good\",\"models\":[\"good\",\"bad\"]}", "{\"model\":\"good\",\"models\":\"bad\"}",
            "{\"model\":\"good\",\"models\":[{\"id\":\"bad\"}]}", "{\"model\":null}", "{\"model\":[\"good\"]}",
            "{\"model\":{\"name\":\"good\"}}", "{\"model\":1}", "{\"model\":\"good\"}{\"model\":\"bad\"}",
            "{\"model\":\"good\"} trailing", "{\"model\":\"Good\"}", "{\"model\":\"good \"}", "{'model':'good'}",
            "{\"model\":\"good\",\"\\u006dodel\":\"bad\"}", "{/*\"*/\"model\":\"good\"}", "model=good", " " })
    void shouldRefuseWhatNamesAnotherModelOrNoneForSure(String body) {
        assertRefused("chat/completions", null, Buffer.buffer(body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "messages/batches | {'requests':[{'custom_id':'1','params':{'model':'bad'}}]}",
            "messages/batches | {'requests':[{'params':{'model':'good'}},{'params':{'model':'bad'}}]}",
            "messages/batches | {'model':'good','requests':[{'params':{'model':'bad'}}]}",
            "messages/batches | {'model':'good','Requests':[{'params':{'MODEL':'bad'}}]}",
            "models/good:batchGenerateContent | {'batch':{'input_config':{'requests':[{'request':{'model':'models/bad'}}]}}}",
            "models/good:batchEmbedContents | {'requests':[{'model':'models/bad'}]}",
            "models/good:batchEmbedContents | {'requests':[{'model':'models/models/good'}]}",
            "responses | {'model':'good','tools':[{'type':'image_generation','model':'bad'}]}",
            "realtime/client_secrets | {'session':{'model':'bad'}}",
            "realtime/client_secrets | {'session':{'model':'good','audio':{'input':{'transcription':{'model':'bad'}}}}}",
            "batches | {'input_file_id':'file-1','endpoint':'/v1/chat/completions','completion_window':'24h'}" })
    void shouldRefuseAnotherModelWithinABatchASessionOrATool(String path, String body) {
        assertRefused(path, null, Buffer.buffer(body.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "messages/batches | {'requests':[{'custom_id':'1','params':{'model':'good'}},{'params':{'model':'also:good'}}]}",
            "models/good:batchEmbedContents | {'requests':[{'model':'models/good'}]}",
            "responses | {'model':'good','tools':[{'type':'image_generation','model':'also:good'}]}",
            "chat/completions | {'model':'good','tools':[{'function':{'parameters':{'properties':{'model':{'type':'string'}}}}}]}",
            "chat/completions | {'model':'good','messages':[{'content':{'model':'bad'}}],'metadata':{'model':'bad'}}" })
    void shouldLetABatchASessionOrAToolOfAllowedModelsThrough(String path, String body) {
        assertThatCode(() -> policy.check(path, null, NO_HEADERS, Buffer.buffer(body.replace('\'', '"'))))
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> otherBodies() {
        String good = "{\"model\":\"good\"}";
        return Stream.of(Arguments.of("byte order mark", bytes("\ufeff" + good)),
                Arguments.of("UTF-16", Buffer.buffer(good.getBytes(StandardCharsets.UTF_16))),
                Arguments.of("UTF-16 little-endian", Buffer.buffer(good.getBytes(StandardCharsets.UTF_16LE))),
                Arguments.of("UTF-32", Buffer.buffer(good.getBytes(Charset.forName("UTF-32")))),
                Arguments.of("UTF-32 little-endian", Buffer.buffer(good.getBytes(Charset.forName("UTF-32LE")))),
                Arguments.of("UTF-16 behind UTF-8", bytes(good).appendBytes(good.getBytes(StandardCharsets.UTF_16BE))),
                Arguments.of("UTF-7", bytes("+AHsAIg-model+ACIAOgAi-good+ACIAfQ-")),
                Arguments.of("broken UTF-8",
                        Buffer.buffer("{\"model\":\"good\",\"x\":\"").appendByte((byte) 0xc3).appendString("\"}")),
                Arguments.of("overlong UTF-8", Buffer.buffer().appendBytes(new byte[] { '{', (byte) 0xc0, (byte) 0xa2 })),
                Arguments.of("deep nesting",
                        bytes("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"model\":\"good\"}")),
                Arguments.of("32 MB of [", bytes("[".repeat(32 * 1024 * 1024))),
                Arguments.of("32 MB of {\"a\":", bytes("{\"a\":".repeat(6 * 1024 * 1024))),
                Arguments.of("NUL", bytes("\0" + good)), Arguments.of("NUL behind the brace", bytes("{\0" + good.substring(1))),
                Arguments.of("surrogate in UTF-8", Buffer.buffer("{\"model\":\"good\",\"x\":\"")
                        .appendBytes(new byte[] { (byte) 0xed, (byte) 0xa0, (byte) 0x80 }).appendString("\"}")),
                Arguments.of("escape with a digit beyond ASCII", bytes("{\"\\u006\u0164odel\":\"good\"}")),
                Arguments.of("escape with a digit beyond ASCII elsewhere",
                        bytes("{\"model\":\"good\",\"x\":\"\\u006\u0161\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherBodies")
    void shouldRefuseABodyThatAProviderMayReadOtherwise(String name, Buffer body) {
        assertRefused("chat/completions", null, body);
    }

    @Test
    void shouldRefuseACompressedBody() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Content-Encoding", "gzip");

        assertThatThrownBy(() -> policy.check("chat", null, headers, Buffer.buffer("{\"model\":\"good\"}")))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({ "v1beta/models/good:generateContent, ", "models/good, ",
            "publishers/x/models/good:streamGenerateContent, alt=sse",
            "models/org/good, ", "openai/deployments/good/chat/completions, api-version=1", "model/good/converse, ",
            "models/g%6fod:generateContent, ", "realtime, model=good",
            "realtime, a=b&model=also%3Agood" })
    void shouldFindTheModelInThePathAndTheQuery(String path, String query) {
        assertThatCode(() -> policy.check(path, query, NO_HEADERS, Buffer.buffer())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({ "v1beta/models/bad:generateContent, ", "models, ", "models/, ", "chat/completions, ",
            "models/bad:tuned:generateContent, ", "tunedModels/bad:generateContent, ", "MODELS/bad:generateContent, ",
            "deployments/bad/chat, ", "deployments/good/deployments/bad/chat, ", "model/bad/converse-stream, ",
            "models/good:generateContent/x, ", "realtime, model=bad", "realtime, model=good&model=bad",
            "realtime, model=bad&model=good",
            "realtime, m%6fdel=good&mode%6c=bad", "models/good:generateContent, model=bad", "models/go+od, " })
    void shouldRefuseAnotherModelWhereverItIsNamed(String path, String query) {
        assertRefused(path, query, Buffer.buffer());
        assertRefused(path, query, Buffer.buffer("{}"));
    }

    @Test
    void shouldCountTheModelOfThePathThoughTheBodyNamesAnAllowedOne() {
        assertRefused("models/bad:generateContent", null, Buffer.buffer("{\"model\":\"good\"}"));
        assertRefused("models/bad:x:y1", null, Buffer.buffer("{\"model\":\"good\"}"));
    }

    @Test
    void shouldNotLookInsideWhereEveryModelIsAllowed() {
        assertThat(new ModelPolicy(Set.of()).looksInside()).isFalse();
        assertThat(policy.looksInside()).isTrue();
    }

    private void assertRefused(String path, String query, Buffer body) {
        assertThatThrownBy(() -> policy.check(path, query, NO_HEADERS, body)).isInstanceOf(ProblemException.class)
                .extracting(failure -> ((ProblemException) failure).code().wireName()).isEqualTo("forbidden-model");
    }

    private static Buffer bytes(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
    }
}
