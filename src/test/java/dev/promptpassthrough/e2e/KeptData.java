package dev.promptpassthrough.e2e;

import java.util.List;

import com.microsoft.playwright.Page;

/** What the page has kept in the browser, wherever it may, but for settings that say nothing of their user. */
final class KeptData {

    private static final String SCRIPT = """
            async () => {
              const settings = ['theme', 'language', 'help-key', 'history'].map(name => 'prompt-passthrough.' + name);
              const kept = [localStorage, sessionStorage].flatMap(storage => Object.entries(storage))
                .filter(([key]) => !settings.includes(key))
                .map(([key, value]) => key + '=' + value);
              const answer = request => new Promise((resolve, reject) => {
                request.onsuccess = () => resolve(request.result);
                request.onerror = request.onblocked = () => reject(request.error);
              });
              for (const { name } of await indexedDB.databases()) {
                const database = await answer(indexedDB.open(name));
                for (const store of database.objectStoreNames) {
                  const count = await answer(database.transaction(store).objectStore(store).count());
                  if (count > 0) kept.push('database ' + name + ', ' + store + ': ' + count);
                }
                database.close();
              }
              return [...kept, ...await caches.keys()];
            }""";

    private KeptData() {
    }

    /** One line for each thing, which begins with where it is kept. */
    static List<String> of(Page page) {
        return ((List<?>) page.evaluate(SCRIPT)).stream().map(String::valueOf).toList();
    }
}
