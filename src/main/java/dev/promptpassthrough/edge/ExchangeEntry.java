package dev.promptpassthrough.edge;

import java.io.IOException;

import dev.promptpassthrough.usage.Usage;
import io.quarkiverse.loggingjson.JsonGenerator;

/**
 * What an exchange with a provider adds to its request's log line.
 *
 * @param answered the provider's status; 0 where it did not answer
 * @param received bytes that came from it
 * @param outcome how it ended, for example {@code caller-left}
 * @param code of the error that refused or cut it; {@code null} for every other outcome
 */
public record ExchangeEntry(String provider, int answered, long received, Usage usage, String outcome, String code) {

    /** With a blank before each pair. */
    void appendTo(StringBuilder line) {
        line.append(" provider=").append(provider).append(" answered=").append(answered).append(" received=")
                .append(received);
        if (usage.known()) {
            line.append(" tokens=").append(told(usage.input())).append('/').append(told(usage.output()))
                    .append(usage.partial() ? "+" : "");
        }
        line.append(" outcome=").append(outcome);
        if (code != null) {
            line.append(' ').append(code);
        }
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStringField("provider", provider);
        if (answered != 0) {
            json.writeNumberField("answered", answered);
        }
        json.writeNumberField("received", received);
        json.writeStringField("outcome", outcome);
        if (code != null) {
            json.writeStringField("code", code);
        }
        write(json, "inputTokens", usage.input());
        write(json, "outputTokens", usage.output());
        write(json, "cachedTokens", usage.cached());
        write(json, "reasoningTokens", usage.reasoning());
        write(json, "totalTokens", usage.total());
        if (usage.known()) {
            json.writeObjectField("tokensPartial", usage.partial());
        }
    }

    private static void write(JsonGenerator json, String name, long tokens) throws IOException {
        if (tokens != Usage.UNKNOWN) {
            json.writeNumberField(name, tokens);
        }
    }

    private static String told(long tokens) {
        return tokens == Usage.UNKNOWN ? "-" : String.valueOf(tokens);
    }
}
