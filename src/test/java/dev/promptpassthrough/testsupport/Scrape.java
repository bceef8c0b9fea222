package dev.promptpassthrough.testsupport;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the management port tells Prometheus at one moment, in its text format.
 *
 * @param text as it came
 * @param types of the families, by name
 * @param values of the series, by name and labels as they are written, labels in the order of the alphabet
 */
public record Scrape(String text, Map<String, String> types, Map<String, Double> values) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SERIES = Pattern.compile("([^\\s{]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([^=,]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** @param management where the management port is */
    public static Scrape of(URI management) {
        try (RawClient client = RawClient.connect(management)) {
            WireResponse response = client
                    .send("GET /q/metrics HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\nConnection: close\r\n\r\n")
                    .readResponse();
            if (response.status() != 200) {
                throw new AssertionError(response.head());
            }
            return parse(response.text());
        }
    }

    static Scrape parse(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<String, Double> values = new HashMap<>();
        text.lines().forEach(line -> {
            Matcher type = TYPE.matcher(line);
            Matcher series = SERIES.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (!line.startsWith("#") && series.matches()) {
                values.put(series.group(1) + labels(series.group(2)), Double.valueOf(series.group(3)));
            }
        });
        return new Scrape(text, types, values);
    }

    private static Map<String, String> labels(String written) {
        Map<String, String> labels = new TreeMap<>();
        if (written != null) {
            LABEL.matcher(written).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    /** @param series its name, and its labels in the form {@code {a=1, b=}}; 0 where there is none */
    public double value(String series) {
        return values.getOrDefault(series, 0.0);
    }

    /** The names of a family's labels, less those that a histogram has by nature. */
    public Set<String> labelsOf(String family) {
        Set<String> names = new TreeSet<>();
        for (String series : values.keySet()) {
            Matcher parts = Pattern.compile(Pattern.quote(family) + "(?:_bucket|_count|_sum)?\\{(.*)}").matcher(series);
            if (parts.matches() && !parts.group(1).isEmpty()) {
                for (String label : parts.group(1).split(", ")) {
                    names.add(label.substring(0, label.indexOf('=')));
                }
            }
        }
        names.remove("le");
        return names;
    }
}
