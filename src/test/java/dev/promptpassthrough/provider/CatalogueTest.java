package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vertx.core.MultiMap;

class CatalogueTest {

    @Test
    void shouldBeEmptyWhereNoVariableIsSet() {
        assertThat(Configured.providers(Map.of())).isEmpty();
    }

    @Test
    void shouldHoldTheProvidersThatPeopleExpect() {
        assertThat(Configured.catalogue()).extracting(entry -> entry[0]).contains("openai", "anthropic", "gemini",
                "gemini-openai", "mistral", "cohere", "groq", "together", "deepseek", "xai", "openrouter", "huggingface",
                "azure-openai", "bedrock", "vertex", "perplexity", "ollama", "vllm");
    }

    @ParameterizedTest(name = "{0} appears with {1}")
    @MethodSource("dev.promptpassthrough.provider.Configured#catalogue")
    void shouldBeReadyWithNothingButItsVariable(String slug, String variable) {
        String value = variable.equals("OLLAMA_HOST") || variable.equals("VLLM_BASE_URL") ? "http://localhost:11434" : "x";

        Provider provider = Configured.providers(Map.of(variable, value)).get(slug);

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

        openAi.credential().addTo(headers);

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
}
