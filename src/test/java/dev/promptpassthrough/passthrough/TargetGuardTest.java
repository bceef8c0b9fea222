package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.edge.TargetVectors;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: no spelling of a target reaches a provider without an identity, nor differently from what was checked. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TargetGuardTest extends WireTest {

    private static final String WIRE = "/api/v1/prompts/passthrough/wire";

    @BeforeEach
    void forget() {
        upstream.strays().clear();
    }

    @Test
    void shouldLetNoSpellingThroughWithoutAnIdentity() {
        List<String> open = new ArrayList<>();
        sendEach("", (target, status) -> {
            if (status / 100 == 2) {
                open.add(target + " -> " + status);
            }
        });

        assertThat(open).as("answered without an identity").isEmpty();
        assertThat(upstream.strays()).isEmpty();
    }

    @Test
    void shouldLetNoPathLeaveTheProvidersBase() {
        Set<String> asSent = new HashSet<>();
        sendEach("Authorization: Bearer " + SignIn.token("alice") + "\r\n", (target, status) -> {
            // The server reads the first line by its words (RFC 9112 §3).
            String word = target.strip();
            if (word.startsWith(WIRE)) {
                String rest = word.substring(WIRE.length()).replaceFirst("^/", "");
                boolean bare = rest.isEmpty() || rest.startsWith("?");
                asSent.add("GET " + WireProviders.BASE + (bare ? "default/path" : "") + rest + " HTTP/1.1");
            }
        });

        assertThat(upstream.strays()).as("what reached the provider").hasSizeGreaterThan(50).isSubsetOf(asSent)
                .allMatch(TargetGuardTest::isBelowTheBase);
    }

    /** However often a provider decodes a path, whichever slashes it knows, and whether it cuts parameters off. */
    private static boolean isBelowTheBase(String startLine) {
        String path = startLine.split(" ")[1].split("\\?")[0];
        for (int i = 0; i < 4; i++) {
            String plain = path.replace('\\', '/').replaceAll(";[^/]*", "");
            if (!Path.of(plain.replace("\0", "")).normalize().toString().startsWith(WireProviders.BASE.replaceAll("/$", ""))) {
                return false;
            }
            path = path.replace("%25", "%").replaceAll("(?i)%2e", ".").replaceAll("(?i)%2f", "/").replaceAll("(?i)%5c", "/")
                    .replaceAll("(?i)%3b", ";");
        }
        return true;
    }

    private void sendEach(String headers, ObjIntConsumer<String> answered) {
        RawClient client = connect();
        try {
            for (String target : (Iterable<String>) TargetVectors.all()::iterator) {
                client.send("GET " + target + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n" + headers + "\r\n");
                WireHead head = client.readHead();
                answered.accept(target, head == null ? 0 : head.status());
                boolean stays = head != null && !"close".equals(head.first("Connection"))
                        && (head.status() == 401 || head.has("Passthrough-Provider"));
                if (stays) {
                    client.readBody(head);
                } else {
                    client.close();
                    client = connect();
                }
            }
        } finally {
            client.close();
        }
    }
}
