package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;

/** The framework's words are as it writes them; BadConfigurationIT has it write them. */
class StartFailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cannot convert hunter2 to enum class a.B, allowed values: gemini,other | must be one of gemini, other, for example k=gemini
            SRCFG00029: Expected an integer value, got "hunter2" | must be a whole number, for example k=10
            java.time.format.DateTimeParseException: Text cannot be parsed to a Duration | must be a duration, for example k=30s
            value hunter2 not in correct format (regular expression): [0-9]+[BbKkMm]? | must be a size, for example k=32M
            Illegal character in authority at index 8: https://a:hunter2 b@c/ | must be a URL, for example k=https://llm.example.org
            Unknown level "hunter2" | must be a log level, for example k=INFO
            something else about hunter2 | has a value that cannot be read; leave the line out for its default, for example k=...
            """)
    void shouldSayWhatAValueMustBeAndNotWhatItIs(String complaint, String expected) {
        assertThat(StartFailure
                .line(refused("java.lang.IllegalArgumentException: SRCFG00039: The config property k with the config"
                        + " value \"hunter2\" threw an Exception whilst being converted " + complaint)))
                .contains("k " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            passthrough.limits.max-strems | did you mean passthrough.limits.max-streams, for example passthrough.limits.max-streams=2000
            passthrough.providers.acme.base-ur | did you mean passthrough.providers.acme.base-url, for example passthrough.providers.acme.base-url=https://llm.example.org
            passthrough.providers.acme.auth.secrt-file | did you mean passthrough.providers.acme.auth.secret-file, for example
            passthrough.limits.quite-another-thing | keys begin with passthrough.access-log, passthrough.demo,
            """)
    void shouldSayWhichKeyMayHaveBeenMeant(String key, String expected) {
        assertThat(
                StartFailure.line(refused("SRCFG00050: " + key + " in PropertiesConfigSource[source=file:/x]:11 does not map to"
                        + " any root")))
                .get().asString().startsWith(key + " is not a key of this application; " + expected);
    }

    @Test
    void shouldGiveTheDefaultForAnExampleOfOurKeys() {
        assertThat(StartFailure.line(refused("java.util.NoSuchElementException: SRCFG00040: The config property"
                + " passthrough.session.admin-roles is defined as the empty String (\"\") which the following Converter considered"
                + " to be null: x"))).get().asString().endsWith("for example passthrough.session.admin-roles=llm-admin");
    }

    @Test
    void shouldTellOfOurKeyWhereOneOfTheFrameworksIsFilledFromIt() {
        String both = "SRCFG00039: The config property %s with the config value \"big\" threw an Exception whilst being converted"
                + " value big not in correct format (regular expression): [0-9]+[BbKk]?";

        assertThat(StartFailure.line(refused(both.formatted("quarkus.http.limits.max-body-size"),
                both.formatted("passthrough.limits.max-request-body"))))
                .contains("passthrough.limits.max-request-body must be a size, for example"
                        + " passthrough.limits.max-request-body=32M");
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThat(StartFailure.line(new ConfigurationException("'quarkus.oidc.auth-server-url' property must be configured")))
                .contains("quarkus.oidc.auth-server-url is missing, for example"
                        + " quarkus.oidc.auth-server-url=https://id.example.org/realms/staff");
    }

    @Test
    void shouldPassOurOwnRefusalsOn() {
        String own = "passthrough.site.base-url must use https, for example passthrough.site.base-url=https://llm.example.org";

        assertThat(StartFailure.line(new RuntimeException("Failed to start quarkus", new ConfigurationException(own))))
                .contains(own);
    }

    /** What nobody has foreseen may show a value anywhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SRCFG09999: new in the next version,/ got hunter2 | the configuration has a value that cannot be read (SRCFG09999)
            SRCFG00049: Cannot convert hunter2 for passthrough.limits.x. | passthrough.limits.x has a value that cannot be read (SRCFG00049)
            a check of ours: "hunter2"/ is no good | a check of ours: "..." is no good
            """)
    void shouldKeepBackWhatMayBeAValue(String refusal, String expected) {
        assertThat(StartFailure.line(refused(refusal.replace('/', '\n')))).contains(expected);
    }

    @Test
    void shouldSayWhatTheMachineDoesNotHave() {
        assertThat(StartFailure.line(new QuarkusBindException("127.0.0.1", 9000, new BindException("taken")))).get().asString()
                .startsWith("quarkus.management.port: port 9000 cannot be had")
                .endsWith("for example quarkus.management.port=9001");
        assertThat(StartFailure.line(new RuntimeException("Unable to start HTTP server", new UnknownHostException("x"))))
                .get().asString().startsWith("quarkus.http.host is no address of this machine");
        assertThat(StartFailure.line(new IllegalStateException(
                "Invalid PEM trusted certificates configuration for certificate 'id' - cannot read the PEM certificate files",
                new UncheckedIOException(new NoSuchFileException("/x"))))).get().asString().startsWith("quarkus.tls.id names");
    }

    @Test
    void shouldLeaveADefectToItsStackTrace() {
        assertThat(StartFailure.line(new RuntimeException("Failed to start quarkus", new NullPointerException()))).isEmpty();
    }

    private static ConfigValidationException refused(String... problems) {
        Problem[] all = new Problem[problems.length];
        for (int i = 0; i < problems.length; i++) {
            all[i] = new Problem(problems[i]);
        }
        return new ConfigValidationException(all);
    }
}
