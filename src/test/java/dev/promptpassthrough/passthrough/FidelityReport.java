package dev.promptpassthrough.passthrough;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the fidelity suite saw, as a document. Nothing in it changes from run to run unless what crosses does. */
final class FidelityReport {

    private static final String INTRODUCTION = """
            # Fidelity

            What crosses the gateway unchanged, as its tests saw it: every row is sent over real sockets on each leg (the caller's
            protocol › the provider's), and compared byte for byte, bodies by their SHA-256. `same` is what arrived; `-` is what
            that leg does not have.

            This file is written by `FidelityTest`, and the build fails where it says something else than the tests saw. After a
            change, have it written anew:

            ```sh
            ./mvnw test -Dtest=FidelityTest -Dfidelity.publish=true
            ```

            A request's body is sent to the provider's default path and to a path of the caller's, with `Content-Length` and without.
            An answer's is sent with `Content-Length`, in chunks, and, over HTTP/1, ended by the end of the connection.

            Three things end at the gateway, as HTTP allows: interim answers (1xx), the trailers of a request, and, between HTTP/1
            and HTTP/2, the reason after a status, for which HTTP/2 has no place.
            """;

    private final Map<String, Boolean> seen = new ConcurrentHashMap<>();

    void saw(FidelityRow row, Leg leg, boolean same) {
        seen.put(row + "/" + leg, same);
    }

    String document(List<FidelityRow> rows) {
        Map<String, List<FidelityRow>> tables = rows.stream()
                .collect(Collectors.groupingBy(FidelityRow::table, LinkedHashMap::new, Collectors.toList()));
        StringBuilder document = new StringBuilder(INTRODUCTION);
        tables.forEach((title, table) -> {
            boolean bodies = table.stream().anyMatch(row -> row.bytes() != null);
            document.append("\n## ").append(title).append("\n\n| What |").append(bodies ? " Bytes | SHA-256 |" : "");
            for (Leg leg : Leg.values()) {
                document.append(' ').append(leg.title).append(" |");
            }
            document.append("\n|---|").append(bodies ? "--:|---|" : "").append("---|".repeat(Leg.values().length)).append('\n');
            table.forEach(row -> document.append(line(row, bodies)));
        });
        return document.toString();
    }

    private String line(FidelityRow row, boolean bodies) {
        String facts = row.bytes() == null ? (bodies ? " | |" : "")
                : " " + row.bytes().length + " | `" + WireTest.sha256(row.bytes()).substring(0, 16) + "` |";
        return "| " + row.name() + " |" + facts + Arrays.stream(Leg.values()).map(leg -> " " + cell(row, leg) + " |")
                .collect(Collectors.joining()) + "\n";
    }

    private String cell(FidelityRow row, Leg leg) {
        if (!row.applies().test(leg)) {
            return "-";
        }
        Boolean same = seen.get(row + "/" + leg);
        return same == null ? "not tried" : same ? "same" : "differs";
    }
}
