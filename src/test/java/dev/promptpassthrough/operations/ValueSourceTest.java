package dev.promptpassthrough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSourceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EnvConfigSource                                                                        | environment
            SysPropConfigSource                                                                    | system properties
            BuildTime RunTime Fixed                                                                | application
            DefaultValuesConfigSource                                                              | default
            PropertiesConfigSource[source=providers/catalogue.properties]                          | catalogue
            PropertiesConfigSource[source=jar:file:///app/x.jar!/application.properties]           | application
            PropertiesConfigSource[source=file:/app/config/application.properties]                 | /app/config/application.properties
            PropertiesConfigSource[source=file:///app/config/application.properties]               | /app/config/application.properties
            PropertiesConfigSource[source=file:/srv/Defaults/catalogue.properties]                 | /srv/Defaults/catalogue.properties
            Something of its own                                                                   | Something of its own
            """)
    void shouldNameASourceAsOperatorsKnowIt(String framework, String name) {
        assertThat(ValueSource.name(framework)).isEqualTo(name);
    }

    @Test
    void shouldTakeNoSourceForTheDefault() {
        assertThat(ValueSource.name(null)).isEqualTo("default");
    }
}
