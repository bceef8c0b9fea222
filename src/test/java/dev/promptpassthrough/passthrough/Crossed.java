package dev.promptpassthrough.passthrough;

import java.util.List;

/** One exchange, as it arrived at both ends. */
record Crossed(Arrived atProvider, Arrived atCaller) {

    /**
     * A message that arrived.
     *
     * @param start method and target, or status and, over HTTP/1.1, reason
     * @param headers as {@code name: value}, names in lower case; of HTTP/2 without the pseudo-headers
     * @param trailers likewise
     */
    record Arrived(String start, List<String> headers, byte[] body, List<String> trailers) {

        List<String> all(String name) {
            return headers.stream().filter(header -> Answer.name(header).equals(name)).map(Answer::value).toList();
        }
    }
}
