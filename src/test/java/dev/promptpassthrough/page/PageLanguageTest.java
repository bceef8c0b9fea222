package dev.promptpassthrough.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** The pages that the server writes by itself are in the language of whoever reads them (RFC 9110 §12.5.4). */
@QuarkusTest
class PageLanguageTest {

    private static final String WORKBENCH = "/dashboard/passthrough/";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de                          | de | Hier ist nichts
            de-CH, fr;q=0.9             | de | Hier ist nichts
            fr, de;q=0.8, en;q=0.7      | de | Hier ist nichts
            en;q=0.5, de                | de | Hier ist nichts
            en-GB, de;q=0.9             | en | There is nothing here
            de;q=0, en                  | en | There is nothing here
            fr                          | en | There is nothing here
            *                           | en | There is nothing here
                                        | en | There is nothing here
            ''                          | en | There is nothing here
            ;;q=,<script>alert(1)       | en | There is nothing here
            """)
    void shouldSpeakTheLanguageThatTheBrowserLikesBest(String accepted, String language, String title) {
        RequestSpecification request = RestAssured.given().accept("text/html");
        if (accepted != null) {
            request.header("Accept-Language", accepted);
        }

        request.get("/no/such/page").then()
                .statusCode(404)
                .body(containsString("<html lang=\"" + language + "\">"))
                .body(containsString("<h1>" + title + "</h1>"));
    }

    @Test
    void shouldSayWhatCannotBeChosenInTheReadersLanguage() {
        SignedIn.byCookie("alice").header("Accept-Language", "de").get(WORKBENCH + "?provider=nobody").then()
                .statusCode(404)
                .body(containsString("Einen Anbieter dieses Namens gibt es für Sie nicht."))
                .body(containsString("Werkbank öffnen"))
                .body(containsString("Anfrage "));
    }

    @Test
    void shouldTellWhoeverHasNoJavaScriptInTheirLanguage() {
        SignedIn.byCookie("alice").header("Accept-Language", "de").get(WORKBENCH).then()
                .body(containsString("<noscript lang=\"de\">Die Werkbank braucht JavaScript."));
        RestAssured.given().header("Accept-Language", "de").get(WORKBENCH + "shared/").then()
                .body(containsString("<noscript lang=\"de\"><a href=\"" + WORKBENCH + "\">Werkbank öffnen</a>"));
    }

    /** The framework would fill in the English ones. */
    @Test
    void shouldHaveEveryWordInGerman() {
        List<String> translated = names(GermanPageMessages.class);
        PageMessages english = MessageBundles.get(PageMessages.class);
        PageMessages german = MessageBundles.get(PageMessages.class, Localized.Literal.of("de"));

        assertThat(translated).containsExactlyInAnyOrderElementsOf(names(PageMessages.class));
        assertThat(german.useOneOf("GET")).isEqualTo("Erlaubt sind: GET.").isNotEqualTo(english.useOneOf("GET"));
    }

    private static List<String> names(Class<?> words) {
        return Arrays.stream(words.getDeclaredMethods()).map(Method::getName).toList();
    }
}
