package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.edge.TargetVectors;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: no spelling of a target reaches a provider without an identity, nor differently from what was checked. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TargetGuardTest extends WireTest {

    @Test
    void shouldLetNoSpellingThroughWithoutAnIdentity() {
        upstream.strays().clear();
        List<String> open = new ArrayList<>();
        RawClient client = connect();
        try {
            for (String target : (Iterable<String>) TargetVectors.all()::iterator) {
                client.send("GET " + target + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n\r\n");
                WireHead head = client.readHead();
                if (head != null && head.status() / 100 == 2) {
                    open.add(target + " -> " + head.status());
                }
                boolean closes = head == null || "close".equals(head.first("Connection")) || head.status() != 401;
                if (closes) {
                    client.close();
                    client = connect();
                } else {
                    client.readBody(head);
                }
            }
        } finally {
            client.close();
        }

        assertThat(open).as("answered without an identity").isEmpty();
        assertThat(upstream.strays()).isEmpty();
    }
}
