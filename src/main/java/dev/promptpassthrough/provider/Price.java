package dev.promptpassthrough.provider;

import java.time.LocalDate;

/**
 * What a model costs, as the provider's price list said on a day; amounts are of a million tokens.
 *
 * @param model its name, as requests and replies have it
 * @param cachedInput of what the provider read from its cache
 * @param cacheWrite of what the provider wrote to its cache, where it charges for that apart
 * @param currency by ISO 4217
 * @param date when the price list said so
 */
public record Price(String model, double input, double cachedInput, double cacheWrite, double output,
        String currency, LocalDate date) {
}
