package dev.promptpassthrough.provider;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Makes the prices of a provider's models from its configuration, or refuses, as {@link ProviderFactory} does. */
final class PriceFactory {

    private final ProviderFactory.Key key;

    PriceFactory(ProviderFactory.Key key) {
        this.key = key;
    }

    /** In the order of the models' names. */
    List<Price> create(Map<String, ProvidersConfig.Price> byModel) {
        return byModel.entrySet().stream().map(entry -> create(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Price::model)).toList();
    }

    private Price create(String model, ProvidersConfig.Price price) {
        String keys = ".prices." + (model.contains(".") ? '"' + model + '"' : model);
        double input = amount(price.input(), keys + ".input");
        double output = amount(price.output(), keys + ".output");
        double cachedInput = amount(orElse(price.cachedInput(), input), keys + ".cached-input");
        double cacheWrite = amount(orElse(price.cacheWrite(), input), keys + ".cache-write");
        key.require(isCurrency(price.currency()), keys + ".currency", "must be a currency's code as of ISO 4217",
                keys + ".currency=EUR");
        return new Price(model, input, cachedInput, cacheWrite, output, price.currency(), date(price, keys + ".date"));
    }

    private double amount(OptionalDouble value, String suffix) {
        String example = suffix + "=2.50";
        double amount = value.orElseThrow(() -> key.refused(suffix, "is missing", example));
        key.require(Double.isFinite(amount) && amount >= 0, suffix, "must be an amount of nothing or more", example);
        return amount;
    }

    private LocalDate date(ProvidersConfig.Price price, String suffix) {
        String example = suffix + "=2026-01-31";
        String date = price.date().orElseThrow(() -> key.refused(suffix, "is missing", example));
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw key.refused(suffix, "must be a date", example);
        }
    }

    private static OptionalDouble orElse(OptionalDouble value, double otherwise) {
        return value.isPresent() ? value : OptionalDouble.of(otherwise);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream().anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
