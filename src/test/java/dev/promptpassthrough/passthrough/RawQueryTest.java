package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawQueryTest {

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "null, null", "'', ''", "a=1, a=1", "key=1, null", "key, null", "key=1&a=2, a=2",
            "a=1&key=2&b=3&key=4, a=1&b=3", "k%65y=1&a, a", "Key=1&keys=2&akey=3, Key=1&keys=2&akey=3", "&&key=1&&, &&&",
            "a=%20+&key=1&a=%20+, a=%20+&a=%20+", "a=key&b;key=1, a=key&b;key=1" })
    void shouldTakeOutOneParameterAndLeaveTheOthersAsTheyAre(String query, String expected) {
        assertThat(RawQuery.without(query, "key")).isEqualTo(expected);
    }

    @Test
    void shouldFindEveryValueDecoded() {
        assertThat(RawQuery.all("key=a%20b&x=1&k%65y=c+d&key&key=", "key")).containsExactly("a b", "c d", "", "");
        assertThat(RawQuery.all(null, "key")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "null, k=v", "'', k=v", "a, a&k=v" })
    void shouldAddAtTheEnd(String query, String expected) {
        assertThat(RawQuery.with(query, "k=v")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "/p/s, s, '', null", "/p/s/, s, '', null", "/p/s?q, s, '', q",
            "/p/s/a/b?q=1?2, s, a/b, q=1?2",
            "/p/s/a%20b/, s, a%20b/, null", "/p/s/?, s, '', ''" })
    void shouldTakeATargetApartWithoutDecodingIt(String uri, String slug, String rest, String query) {
        assertThat(Target.parse(uri, "/p/")).isEqualTo(new Target(slug, rest, query));
    }
}
