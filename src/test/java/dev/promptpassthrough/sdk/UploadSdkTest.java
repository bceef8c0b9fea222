package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.anthropic.models.beta.files.BetaFileMetadata;
import com.anthropic.models.beta.files.FileUploadParams;
import com.openai.core.MultipartField;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Files through openai-java and anthropic-java: the demo's ids are the SHA-256 of the bytes that reached it. */
@QuarkusTest
class UploadSdkTest {

    private static final int SIZE = 1_500_000;

    @TestHTTPResource
    String root;

    private final byte[] bytes = new byte[SIZE];

    UploadSdkTest() {
        new Random(3).nextBytes(bytes);
    }

    @Test
    void shouldUploadByOpenAi() throws Exception {
        var content = MultipartField.<InputStream> builder().value(new ByteArrayInputStream(bytes)).filename("noise ü.bin")
                .build();
        var client = OpenAiSdkTest.client(Site.of(root), SignedIn.token("alice"));

        FileObject file = client.files()
                .create(FileCreateParams.builder().purpose(FilePurpose.USER_DATA).file(content).build());

        assertThat(file.id()).isEqualTo("file-" + sha256());
        assertThat(file.bytes()).isEqualTo(SIZE);
        assertThat(file.filename()).isEqualTo("noise ü.bin");
        assertThat(file.purpose()).isEqualTo(FileObject.Purpose.USER_DATA);
    }

    @Test
    void shouldUploadByAnthropic() throws Exception {
        var content = com.anthropic.core.MultipartField.<InputStream> builder().value(new ByteArrayInputStream(bytes))
                .filename("noise.bin").contentType("application/octet-stream").build();
        var client = AnthropicSdkTest.client(Site.of(root), SignedIn.token("alice"));

        BetaFileMetadata file = client.beta().files().upload(FileUploadParams.builder().file(content).build());

        assertThat(file.id()).isEqualTo("file_" + sha256());
        assertThat(file.sizeBytes()).isEqualTo(SIZE);
    }

    @Test
    void shouldListFiles() {
        var client = OpenAiSdkTest.client(Site.of(root), SignedIn.token("alice"));

        assertThat(client.files().list().data()).isEmpty();
    }

    private String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
