package dev.promptpassthrough.passthrough;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.promptpassthrough.provider.Provider;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * Keeps the gateway's own key out of a provider's error: some quote the key that they refuse. A good answer is passed on
 * untouched, and so is every error that does not quote it.
 */
final class SecretEcho {

    private static final int FIRST_ERROR = 400;
    /** What is shorter is no secret, but would blot out words. */
    private static final int SHORTEST = 8;

    /** Of a good answer, which is most of them. */
    private static final SecretEcho NOTHING = new SecretEcho(Set.of(), Optional.empty());

    private final List<SecretMask> masks;
    private final List<String> forms;
    private final Optional<CompressedError> compressed;

    private SecretEcho(Set<String> forms, Optional<CompressedError> compressed) {
        this.compressed = compressed;
        // The longest first: a password alone would take the end of "user:password" away, and leave its beginning standing.
        this.forms = forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        this.masks = this.forms.stream().map(form -> new SecretMask(form.getBytes(StandardCharsets.UTF_8))).toList();
    }

    /** @param sent the request that is answered */
    static SecretEcho of(HttpClientResponse answer, Provider provider, HttpClientRequest sent) {
        if (answer.statusCode() < FIRST_ERROR) {
            return NOTHING;
        }
        Set<String> forms = forms(provider.credential().shown(sent.getURI(), sent.headers()));
        return new SecretEcho(forms, forms.isEmpty() ? Optional.empty() : CompressedError.of(answer.headers()));
    }

    /** Masks it in the headers. */
    void mask(MultiMap headers) {
        for (String form : forms) {
            for (Map.Entry<String, String> header : List.copyOf(headers.entries())) {
                if (header.getValue().contains(form)) {
                    headers.set(header.getKey(), header.getValue().replace(form, "*".repeat(form.length())));
                }
            }
        }
    }

    /** Whether the body goes on as it is. */
    boolean passesAll() {
        return masks.isEmpty();
    }

    /** Whether nothing of the body may go on yet, and nothing of the head, which may have to be another. */
    boolean holdsAll() {
        return compressed.isPresent() && compressed.get().holds();
    }

    /** What of the body can go on. */
    Buffer pass(Buffer chunk) {
        if (passesAll()) {
            return chunk;
        }
        if (compressed.isPresent()) {
            return compressed.get().add(chunk);
        }
        byte[] bytes = chunk.getBytes();
        for (SecretMask mask : masks) {
            bytes = mask.pass(bytes);
        }
        return Buffer.buffer(bytes);
    }

    /**
     * What of the body was held back.
     *
     * @param head changed where a compressed body quotes the key: it goes on as it was before it was compressed
     */
    Buffer rest(MultiMap head) {
        if (compressed.isPresent()) {
            return opened(compressed.get(), head);
        }
        byte[] bytes = {};
        for (SecretMask mask : masks) {
            bytes = Buffer.buffer(mask.pass(bytes)).appendBytes(mask.rest()).getBytes();
        }
        return Buffer.buffer(bytes);
    }

    private Buffer opened(CompressedError error, MultiMap head) {
        if (!error.holds()) {
            return Buffer.buffer();
        }
        Optional<Buffer> masked = error.read().map(this::masked);
        Buffer asItCame = error.give();
        if (masked.isEmpty()) {
            return asItCame;
        }
        head.remove(HttpHeaderNames.CONTENT_ENCODING);
        if (head.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            head.set(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(masked.get().length()));
        }
        return masked.get();
    }

    /** @return nothing where it quotes nothing */
    private Buffer masked(byte[] body) {
        SecretEcho plain = new SecretEcho(Set.copyOf(forms), Optional.empty());
        Buffer masked = plain.pass(Buffer.buffer(body));
        masked.appendBuffer(plain.rest(MultiMap.caseInsensitiveMultiMap()));
        return Arrays.equals(masked.getBytes(), body) ? null : masked;
    }

    /** As it was sent, and as it may come back: percent-encoded, or with the slashes that some writers of JSON escape. */
    private static Set<String> forms(Set<String> shown) {
        Set<String> forms = new LinkedHashSet<>();
        for (String secret : shown) {
            if (secret.length() >= SHORTEST) {
                forms.add(secret);
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
                forms.add(secret.replace("/", "\\/"));
            }
        }
        return forms;
    }
}
