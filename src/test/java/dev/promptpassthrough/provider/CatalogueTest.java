package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.ServiceAccount;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;

class CatalogueTest {

    @TempDir
    Path folder;

    @Test
    void shouldBeEmptyWhereNoVariableIsSet() {
        assertThat(Configured.providers(Map.of())).isEmpty();
    }

    @Test
    void shouldHoldTheProvidersThatPeopleExpect() {
        assertThat(Configured.catalogue()).extracting(entry -> entry[0]).contains("openai", "anthropic", "gemini",
                "gemini-openai", "mistral", "cohere", "groq", "together", "deepseek", "xai", "openrouter", "huggingface",
                "azure-openai", "azure-openai-entra", "bedrock",
                "bedrock-native", "vertex", "vertex-project", "perplexity", "ollama", "vllm");
    }

    @ParameterizedTest(name = "{0} appears with {1}")
    @MethodSource("dev.promptpassthrough.provider.Configured#catalogue")
    void shouldBeReadyWithNothingButItsVariables(String slug, String variables) {
        Map<String, String> values = Stream.of(variables.split(","))
                .collect(Collectors.toMap(Function.identity(), this::example));

        Provider provider = Configured.providers(values).get(slug);

        assertThat(provider.active()).isTrue();
        assertThat(provider.defaultPath()).isNotEmpty();
        assertThat(provider.profile().name()).isNotEqualTo(slug);
        assertThat(provider.profile().websiteUrl()).isNotNull();
        assertThat(provider.profile().docsUrl()).isNotNull();
    }

    @Test
    void shouldSignInToOpenAiWithTheKeyOfItsVariable() {
        Provider openAi = Configured.providers(Map.of("OPENAI_API_KEY", "sk-test")).get("openai");
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();

        openAi.credential().sign(new OutgoingRequest(HttpMethod.POST, "/", headers, null));

        assertThat(headers.get("Authorization")).isEqualTo("Bearer sk-test");
        assertThat(openAi.profile().secretName()).isEqualTo("OPENAI_API_KEY");
        assertThat(openAi.baseUrl()).hasToString("https://api.openai.com/v1/");
    }

    @Test
    void shouldLetAnyKeyOfAnEntryBeOverridden() {
        Provider openAi = Configured.providers(Map.of("OPENAI_API_KEY", "sk-test",
                "passthrough.providers.openai.base-url", "https://proxy.example.org/openai",
                "passthrough.providers.openai.roles-allowed", "premium")).get("openai");

        assertThat(openAi.baseUrl()).hasToString("https://proxy.example.org/openai/");
        assertThat(openAi.access().roles()).containsExactly("premium");
        assertThat(openAi.profile().name()).isEqualTo("OpenAI");
    }

    @Test
    void shouldListAnEntryThatIsConfiguredWithoutItsKeyAsInactive() {
        Provider openAi = Configured.providers(Map.of("passthrough.providers.openai.default-model", "gpt-5")).get("openai");

        assertThat(openAi.active()).isFalse();
        assertThat(openAi.inactiveReason()).isEqualTo("OPENAI_API_KEY is not set");
    }

    @Test
    void shouldNeverListAKeyAsAModelOrTag() {
        List<Provider> providers = List.copyOf(Configured.providers(Map.of("ANTHROPIC_API_KEY", "sk-ant-test")).values());

        assertThat(providers).singleElement().satisfies(anthropic -> {
            assertThat(anthropic.toString()).doesNotContain("sk-ant-test");
            assertThat(anthropic.headers()).containsEntry("anthropic-version", "2023-06-01");
        });
    }

    @Test
    void shouldSignForTheRegionThatAwsVariablesName() {
        Provider bedrock = Configured.providers(Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "s3cr3t",
                "AWS_REGION", "eu-west-1")).get("bedrock-native");

        assertThat(bedrock.credential()).isInstanceOf(Credential.AwsSignature.class).asString().contains("eu-west-1");
        assertThat(bedrock.credential().secret().reveal()).isEqualTo("AKIDEXAMPLE:s3cr3t:");
        assertThat(bedrock.baseUrl()).hasToString("https://bedrock-runtime.eu-west-1.amazonaws.com/");
        assertThat(bedrock.profile().secretName()).isEqualTo("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void shouldTakeAServiceAccountWhereGooglesVariablesNameOne() {
        Provider vertex = Configured.providers(Map.of("GOOGLE_APPLICATION_CREDENTIALS",
                example("GOOGLE_APPLICATION_CREDENTIALS"), "GOOGLE_CLOUD_PROJECT", "acme", "GOOGLE_CLOUD_LOCATION",
                "europe-west4")).get("vertex-project");

        assertThat(vertex.credential()).isInstanceOf(Credential.Token.class);
        assertThat(vertex.baseUrl()).hasToString("https://europe-west4-aiplatform.googleapis.com/");
        assertThat(vertex.defaultPath()).startsWith("v1/projects/acme/locations/europe-west4/publishers/google/models/");
    }

    @Test
    void shouldSignInToAzureByEntraWhereItsVariablesAreSet() {
        Provider azure = Configured.providers(Map.of("AZURE_TENANT_ID", "contoso", "AZURE_CLIENT_ID", "gateway",
                "AZURE_CLIENT_SECRET", "s3cr3t", "AZURE_OPENAI_ENDPOINT", "https://acme.openai.azure.com"))
                .get("azure-openai-entra");

        assertThat(azure.credential()).isInstanceOf(Credential.Token.class);
        assertThat(azure.credential().secret().reveal()).isEqualTo("s3cr3t");
        assertThat(azure.baseUrl()).hasToString("https://acme.openai.azure.com/openai/v1/");
        assertThat(azure.profile().secretName()).isEqualTo("AZURE_CLIENT_SECRET");
    }

    @ParameterizedTest
    @CsvSource({ "bedrock-native, AWS_SECRET_ACCESS_KEY is not set", "azure-openai-entra, AZURE_CLIENT_SECRET is not set",
            "vertex-project, GOOGLE_APPLICATION_CREDENTIALS is not set" })
    void shouldListAnEntryWithoutItsCredentialAsInactive(String slug, String reason) {
        Provider provider = Configured.providers(Map.of("passthrough.providers." + slug + ".default-model", "x")).get(slug);

        assertThat(provider.inactiveReason()).isEqualTo(reason);
    }

    private String example(String variable) {
        return switch (variable) {
            case "OLLAMA_HOST", "VLLM_BASE_URL", "AZURE_OPENAI_ENDPOINT" -> "https://acme.example";
            case "GOOGLE_APPLICATION_CREDENTIALS" -> {
                try {
                    yield Files.writeString(folder.resolve("google.json"), new ServiceAccount("https://a.example").json())
                            .toString();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            default -> "x";
        };
    }
}
