package dev.promptpassthrough.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSchemaSampleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"string"}                                                  | "hi there"
            {"type":"STRING"}                                                  | "hi there"
            {"type":"string","maxLength":4}                                    | "hi t"
            {"type":"string","minLength":10}                                   | "hi there.."
            {"type":"string","format":"date"}                                  | "2026-01-02"
            {"type":"integer"}                                                 | 1
            {"type":"integer","minimum":7}                                     | 7
            {"type":"integer","exclusiveMinimum":7}                            | 8
            {"type":"integer","maximum":-3}                                    | -3
            {"type":"integer","multipleOf":5,"minimum":11}                     | 15
            {"type":"number","minimum":0.2,"maximum":0.4}                      | 0.4
            {"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1}        | 0.5
            {"type":"number","multipleOf":0.25,"maximum":0.6}                  | 0.5
            {"type":"boolean"}                                                 | true
            {"type":"null"}                                                    | null
            {"type":["string","null"]}                                         | "hi there"
            {"enum":["red","green"]}                                           | "red"
            {"const":{"a":1}}                                                  | {"a":1}
            {"anyOf":[{"type":"integer"},{"type":"string"}]}                   | 1
            {"oneOf":[{"type":"boolean"},{"type":"string"}]}                   | true
            {"type":"array","items":{"type":"integer"},"minItems":3}           | [1,2,3]
            {"type":"array","items":{"enum":["a","b"]},"minItems":3}           | ["a","b","a"]
            {"type":"array","items":{"type":"string"},"maxItems":0}            | []
            {"type":"ARRAY","items":{"type":"INTEGER"},"minItems":"2"}         | [1,2]
            {"prefixItems":[{"type":"integer"},{"type":"boolean"}],"maxItems":2} | [1,true]
            {"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"boolean"}}} | {"a":1,"b":true}
            {"type":"object","required":["x"],"additionalProperties":{"type":"integer"}}   | {"x":1}
            {"$ref":"#/$defs/n","$defs":{"n":{"type":"integer","minimum":4}}}  | 4
            {"allOf":[{"properties":{"a":{"type":"integer"}}},{"properties":{"b":{"const":2}}}]} | {"a":1,"b":2}
            {"$ref":"other.json#/x"}                                           | "hi there"
            {"properties":{"a":{"$ref":"#/nowhere"}}}                          | {"a":"hi there"}
            {}                                                                 | "hi there"
            """)
    void shouldMakeAValueThatTheSchemaAllows(String schema, String expected) {
        assertThat(SchemaSample.of(DemoStream.json(schema), " hi\n there ")).hasToString(expected);
    }

    @Test
    void shouldEndARecursiveSchemaAtNull() {
        var list = SchemaSample.of(DemoStream.json("""
                {"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{"value":{"type":"integer"},
                 "next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}},"required":["value","next"]}}}"""), "hi");

        assertThat(list.at("/next/next/next/next").isNull()).isTrue();
        assertThat(list.at("/next/next/next/value").asInt()).isEqualTo(1);
    }

    @Test
    void shouldEndARecursiveTreeAtAnEmptyList() {
        var tree = SchemaSample.of(DemoStream.json("""
                {"type":"object","properties":{"children":{"type":"array","items":{"$ref":"#"}}},"required":["children"]}"""),
                "hi");

        assertThat(tree.toString()).isEqualTo("{\"children\":[{\"children\":[]}]}");
    }
}
