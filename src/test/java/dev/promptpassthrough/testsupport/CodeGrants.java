package dev.promptpassthrough.testsupport;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The authorization codes of a {@link ScriptedIdentityProvider}: each good once, for its client, with PKCE (RFC 7636). */
final class CodeGrants {

    /** @param error as RFC 6749 §5.2 has it, or {@code null}; then with the nonce of the request */
    record Outcome(String error, String nonce) {
    }

    private final Map<String, Map<String, String>> requests = new ConcurrentHashMap<>();

    /** @return where the browser goes on, with a code */
    String authorize(URI request) {
        Map<String, String> parameters = form(request.getRawQuery());
        String code = Secrets.random();
        requests.put(code, parameters);
        String callback = parameters.get("redirect_uri");
        return callback + (callback.contains("?") ? "&" : "?") + "code=" + code + "&state="
                + URLEncoder.encode(parameters.get("state"), StandardCharsets.UTF_8);
    }

    Outcome redeem(String body, String authorization) {
        Map<String, String> form = form(body);
        Map<String, String> request = requests.remove(form.getOrDefault("code", ""));
        String basic = "Basic " + Base64.getEncoder().encodeToString(
                (ScriptedIdentityProvider.CLIENT_ID + ":" + ScriptedIdentityProvider.CLIENT_SECRET)
                        .getBytes(StandardCharsets.UTF_8));
        boolean client = basic.equals(authorization)
                || ScriptedIdentityProvider.CLIENT_SECRET.equals(form.get("client_secret"));
        if (!client) {
            return new Outcome("invalid_client", null);
        }
        boolean sound = request != null && request.get("redirect_uri").equals(form.get("redirect_uri"))
                && "S256".equals(request.get("code_challenge_method"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(request.get("code_challenge"));
        return sound ? new Outcome(null, request.get("nonce")) : new Outcome("invalid_grant", null);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&")).map(field -> field.split("=", 2)).filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> URLDecoder.decode(parts[1], StandardCharsets.UTF_8),
                        (one, other) -> other));
    }
}
