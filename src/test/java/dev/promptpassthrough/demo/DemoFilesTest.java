package dev.promptpassthrough.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

class DemoFilesTest {

    /** SHA-256 of {@code abc}, from FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String FORM = "multipart/form-data; boundary=x";
    private static final String PURPOSE = "--x\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n";
    private static final String FILE = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"ä.txt\"\r\n"
            + "content-type: text/plain\r\n\r\n%s\r\n--x--\r\n";

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    @Test
    void shouldTellWhatArrivedAsOpenAi() {
        JsonNode file = DemoStream.json(upload(FORM, PURPOSE + FILE.formatted("abc")).body());

        assertThat(file.path("id").asText()).isEqualTo("file-" + ABC);
        assertThat(file.path("bytes").asInt()).isEqualTo(3);
        assertThat(file.path("filename").asText()).isEqualTo("ä.txt");
        assertThat(file.path("purpose").asText()).isEqualTo("batch");
    }

    @Test
    void shouldTellWhatArrivedAsAnthropic() {
        HttpResponse<String> response = PROVIDER.send(PROVIDER.request("/v1/files").setHeader("Content-Type", FORM)
                .headers("x-api-key", PROVIDER.server().key(), "anthropic-version", "2023-06-01")
                .POST(BodyPublishers.ofString(FILE.formatted("abc"))).build());

        JsonNode file = DemoStream.json(response.body());
        assertThat(file.path("id").asText()).isEqualTo("file_" + ABC);
        assertThat(file.path("mime_type").asText()).isEqualTo("text/plain");
        assertThat(file.path("size_bytes").asInt()).isEqualTo(3);
    }

    @Test
    void shouldCountBytesThatAreNotText() {
        byte[] form = (PURPOSE + FILE.formatted("\u0000\u00ff\r\n--\r\n")).replace('ä', 'a').getBytes(ISO_8859_1);

        HttpResponse<String> response = PROVIDER.send(upload(FORM).POST(BodyPublishers.ofByteArray(form)).build());

        assertThat(DemoStream.json(response.body()).path("bytes").asInt()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/json                   | {}                                             | Content-Type
            multipart/form-data                | {}                                             | Content-Type
            multipart/form-data; boundary=x    | ``                                             | body
            multipart/form-data; boundary="x"  | `--x\r\n\r\n`                                  | body
            multipart/form-data; boundary=x    | `--x--\r\n`                                    | file
            multipart/form-data; boundary=x    | `--x\r\na: ;name="file"\r\n\r\nabc\r\n--x--`   | purpose
            """)
    void shouldRefuseWhatIsNoFormWithAFile(String type, String form, String param) {
        HttpResponse<String> response = upload(type, form);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DemoStream.json(response.body()).at("/error/param").asText()).isEqualTo(param);
    }

    @Test
    void shouldListNothingSinceNothingIsKept() {
        JsonNode list = DemoStream.json(PROVIDER.get("/v1/files").body());

        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data").isArray()).isTrue();
        assertThat(list.path("data")).isEmpty();
    }

    private static HttpResponse<String> upload(String type, String form) {
        return PROVIDER.send(upload(type).POST(BodyPublishers.ofString(form)).build());
    }

    private static HttpRequest.Builder upload(String type) {
        return PROVIDER.request("/v1/files").setHeader("Content-Type", type).header("Authorization",
                "Bearer " + PROVIDER.server().key());
    }
}
