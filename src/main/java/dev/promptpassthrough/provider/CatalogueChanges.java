package dev.promptpassthrough.provider;

import java.util.List;
import java.util.stream.Stream;

/** What is different between two catalogues, in words for operators. */
final class CatalogueChanges {

    private CatalogueChanges() {
    }

    static String between(Catalogue before, Catalogue after) {
        List<String> parts = Stream.of(
                part("added", after.all().stream().filter(provider -> before.find(provider.slug()).isEmpty())),
                part("changed", after.all().stream()
                        .filter(provider -> before.find(provider.slug()).filter(known -> known != provider).isPresent())),
                part("removed", before.all().stream().filter(provider -> after.find(provider.slug()).isEmpty())))
                .filter(part -> !part.isEmpty()).toList();
        return parts.isEmpty() ? "no provider changed" : String.join("; ", parts);
    }

    private static String part(String what, Stream<Provider> providers) {
        List<String> slugs = providers.map(Provider::slug).toList();
        return slugs.isEmpty() ? "" : what + " " + String.join(", ", slugs);
    }
}
