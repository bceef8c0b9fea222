package dev.promptpassthrough.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The ids of the request templates that the page offers for each family, read from the page's own files. */
@Singleton
public class RequestTemplates {

    private final Map<Family, List<String>> idsByFamily = new EnumMap<>(Family.class);

    public RequestTemplates(ObjectMapper mapper) {
        for (Family family : Family.values()) {
            idsByFamily.put(family, read(mapper, "request-templates/" + family.wireName() + ".json"));
        }
    }

    /** The ids of a family's templates, in the order in which the page offers them; the first is its default. */
    public List<String> ids(Family family) {
        return idsByFamily.get(family);
    }

    private static List<String> read(ObjectMapper mapper, String resource) {
        try (InputStream in = RequestTemplates.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            List<String> ids = new ArrayList<>();
            for (JsonNode template : mapper.readTree(in)) {
                ids.add(template.required("id").textValue());
            }
            return List.copyOf(ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
