package dev.promptpassthrough.edge;

import java.io.IOException;

import io.quarkiverse.loggingjson.JsonGenerator;
import io.quarkiverse.loggingjson.providers.StructuredArgument;

/**
 * All that the log line of a request tells, as text and as the fields of a JSON object (documented in docs/operations.md).
 *
 * @param caller their address
 * @param status 0 where there was no answer
 * @param bytes of the answer's body that went out
 * @param traceId {@code null} where it is not traced
 * @param exchange with a provider; {@code null} where there was none
 */
record AccessEntry(String caller, String method, String path, int status, long bytes, double millis, String requestId,
        String traceId, ExchangeEntry exchange) implements StructuredArgument {

    String text() {
        StringBuilder line = new StringBuilder(256)
                .append(caller)
                .append(' ').append(method)
                .append(' ').append(path)
                .append(' ').append(status == 0 ? "-" : String.valueOf(status))
                .append(' ').append(bytes).append(" bytes ")
                .append(Millis.format(millis)).append(" ms request=")
                .append(requestId);
        if (traceId != null) {
            line.append(" trace=").append(traceId);
        }
        if (exchange != null) {
            exchange.appendTo(line);
        }
        return line.toString();
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStringField("requestId", requestId);
        if (traceId != null) {
            json.writeStringField("traceId", traceId);
        }
        json.writeStringField("caller", caller);
        json.writeStringField("method", method);
        json.writeStringField("path", path);
        if (status != 0) {
            json.writeNumberField("status", status);
        }
        json.writeNumberField("bytes", bytes);
        json.writeNumberField("durationMs", Math.round(millis * 100) / 100.0);
        if (exchange != null) {
            exchange.writeTo(json);
        }
    }
}
