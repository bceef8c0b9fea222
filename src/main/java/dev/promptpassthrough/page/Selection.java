package dev.promptpassthrough.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.promptpassthrough.provider.Catalogue;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.provider.Providers;
import dev.promptpassthrough.provider.RequestTemplates;
import dev.promptpassthrough.session.Caller;

/** Which provider and request template are chosen when the page opens. */
@Singleton
class Selection {

    private final Providers providers;
    private final RequestTemplates templates;

    Selection(Providers providers, RequestTemplates templates) {
        this.providers = providers;
        this.templates = templates;
    }

    /** What was named is not to be had. */
    static final class UnavailableException extends RuntimeException {

        private final transient Function<PageMessages, String> words;

        UnavailableException(Function<PageMessages, String> words) {
            super(null, null, false, false);
            this.words = words;
        }

        /** What to tell whoever asked. */
        Function<PageMessages, String> words() {
            return words;
        }
    }

    /** What was chosen; both empty where the caller may use no provider at all. */
    record Choice(String providerId, String templateId) {
    }

    /**
     * The choice for a caller who named a provider, a template, both or neither (then {@code null}).
     *
     * @throws UnavailableException where the caller cannot have what was named; it does not tell why, so that nobody learns
     *         which providers exist for others
     */
    Choice choose(Caller caller, String slug, String templateId) {
        Catalogue catalogue = providers.current();
        Optional<Provider> provider = slug == null ? catalogue.defaultFor(caller.roles())
                : catalogue.find(slug)
                        .filter(found -> found.active() && found.access().permits(caller.roles()));
        if (provider.isEmpty()) {
            if (slug == null && templateId == null) {
                return new Choice("", "");
            }
            throw new UnavailableException(PageMessages::noSuchProvider);
        }
        List<String> ids = templates.ids(provider.get().family());
        if (templateId != null && !ids.contains(templateId)) {
            throw new UnavailableException(PageMessages::noSuchTemplate);
        }
        return new Choice(String.valueOf(catalogue.id(provider.get())), templateId != null ? templateId : ids.get(0));
    }
}
