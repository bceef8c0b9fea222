package dev.promptpassthrough.provider;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        BigDecimal input = required(price.input(), keys + ".input", "2.50");
        BigDecimal output = required(price.output(), keys + ".output", "10");
        LocalDate date = required(price.date(), keys + ".date", LocalDate.now().toString());
        BigDecimal cachedInput = price.cachedInput().orElse(input);
        BigDecimal cacheWrite = price.cacheWrite().orElse(input);
        Map.of(".input", input, ".output", output, ".cached-input", cachedInput, ".cache-write", cacheWrite)
                .forEach((suffix, amount) -> key.require(amount.signum() >= 0, keys + suffix, "must not be less than nothing",
                        keys + suffix + "=2.50"));
        key.require(isCurrency(price.currency()), keys + ".currency", "must be a currency's code as of ISO 4217",
                keys + ".currency=EUR");
        return new Price(model, input, cachedInput, cacheWrite, output, price.currency(), date);
    }

    private <T> T required(Optional<T> value, String suffix, String example) {
        return value.orElseThrow(() -> key.refused(suffix, "is missing", suffix + "=" + example));
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream().anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
