package dev.promptpassthrough.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A JSON Web Token in the making: anything can be in it, sound or not. */
public final class Jwt {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Object> header;
    private final Map<String, Object> claims;

    private Jwt(Map<String, Object> header, Map<String, Object> claims) {
        this.header = new LinkedHashMap<>(header);
        this.claims = new LinkedHashMap<>(claims);
    }

    public static Jwt of(Map<String, Object> claims) {
        return new Jwt(Map.of("alg", "RS256", "typ", "JWT"), claims);
    }

    /** A copy with one member of the header set, or taken out by {@code null}. */
    public Jwt header(String name, Object value) {
        Jwt copy = new Jwt(header, claims);
        set(copy.header, name, value);
        return copy;
    }

    public Object claim(String name) {
        return claims.get(name);
    }

    /** A copy with one claim set, or taken out by {@code null}. */
    public Jwt claim(String name, Object value) {
        Jwt copy = new Jwt(header, claims);
        set(copy.claims, name, value);
        return copy;
    }

    public Jwt claims(Map<String, Object> more) {
        Jwt copy = new Jwt(header, claims);
        more.forEach((name, value) -> set(copy.claims, name, value));
        return copy;
    }

    private static void set(Map<String, Object> members, String name, Object value) {
        if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
    }

    /** The compact form, signed as the header says, and naming the key unless it names one already. */
    public String signedBy(JwtKey key) {
        Jwt named = header.containsKey("kid") ? this : header("kid", key.id());
        String content = named.content();
        return content + "." + encoded(key.signature((String) header.get("alg"), bytes(content)));
    }

    /** As {@link #signedBy}, and naming no key. */
    public String signedAnonymouslyBy(JwtKey key) {
        String content = content();
        return content + "." + encoded(key.signature((String) header.get("alg"), bytes(content)));
    }

    /** What is signed: header and claims. */
    public String content() {
        return encoded(bytes(json(header))) + "." + encoded(bytes(claimsJson()));
    }

    public String claimsJson() {
        return json(claims);
    }

    /** Signs other claims than can be set, such as some that come twice. */
    public String signedBy(JwtKey key, String claimsJson) {
        String content = encoded(bytes(json(header("kid", key.id()).header))) + "." + encoded(bytes(claimsJson));
        return content + "." + encoded(key.signature((String) header.get("alg"), bytes(content)));
    }

    public static String encoded(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
