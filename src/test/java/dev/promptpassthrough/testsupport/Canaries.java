package dev.promptpassthrough.testsupport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for secrets in text: as they are, in Base64 wherever they begin in it, percent-encoded, and any part of one that
 * is long enough to tell it by.
 */
public final class Canaries {

    /** Fewer characters than this are found by chance, or are a word. */
    public static final int SHORTEST_PART = 12;

    private final Map<String, String> nameByPart = new HashMap<>();

    /** @param name what a hit is told by; the secret itself is not */
    public Canaries add(String name, String secret) {
        if (secret.length() < SHORTEST_PART) {
            throw new IllegalArgumentException(name + " is too short to be told by");
        }
        for (String form : forms(secret)) {
            for (int at = 0; at + SHORTEST_PART <= form.length(); at++) {
                nameByPart.putIfAbsent(form.substring(at, at + SHORTEST_PART), name);
            }
        }
        return this;
    }

    /** What a text gives away. */
    public Set<String> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (int at = 0; at + SHORTEST_PART <= text.length(); at++) {
            String name = nameByPart.get(text.substring(at, at + SHORTEST_PART));
            if (name != null && names.add(name)) {
                // For whoever has to mend it; what stands before it tells who wrote it.
                System.err.println(name + " stands after: " + text.substring(Math.max(0, at - 200), at));
            }
        }
        return names;
    }

    /** Every form that is looked for. */
    public static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>(List.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)));
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int skipped = 0; skipped < 3; skipped++) {
                // Less the ends, which depend on what stands around it.
                String encoded = encoder.withoutPadding().encodeToString(Arrays.copyOfRange(bytes, skipped, bytes.length));
                forms.add(encoded.substring(0, encoded.length() - 2));
            }
        }
        return List.copyOf(forms);
    }
}
