package dev.promptpassthrough.e2e;

import static dev.promptpassthrough.testsupport.Jwt.bytes;
import static dev.promptpassthrough.testsupport.Jwt.encoded;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.promptpassthrough.testsupport.Jwt;
import dev.promptpassthrough.testsupport.JwtKey;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/** Tokens that are almost good: each is a sound access token but for what its name says. */
final class BadTokens {

    private final Map<String, String> byName = new LinkedHashMap<>();
    private final Jwt sound;
    private final Jwt idToken;
    private final JwtKey key;
    private final JwtKey ellipticCurve;
    private final JwtKey weak;
    private final JwtKey stranger = JwtKey.rsa("stranger", 2048);
    private final long now = Instant.now().getEpochSecond();

    /** Adds two keys to the provider's, which are not meant for tokens of ours: a curve's, and a weak one. */
    static Map<String, String> of(ScriptedIdentityProvider identityProvider) {
        JwtKey key = identityProvider.key();
        JwtKey ellipticCurve = identityProvider.rotate(JwtKey.ellipticCurve("curve"));
        JwtKey weak = identityProvider.rotate(JwtKey.rsa("weak", 1024));
        identityProvider.rotate(key);
        return new BadTokens(identityProvider, key, ellipticCurve, weak).byName;
    }

    private BadTokens(ScriptedIdentityProvider identityProvider, JwtKey key, JwtKey ellipticCurve, JwtKey weak) {
        this.sound = identityProvider.accessToken();
        this.idToken = identityProvider.idToken();
        this.key = key;
        this.ellipticCurve = ellipticCurve;
        this.weak = weak;
        algorithms();
        keys();
        headers();
        whoAndForWhom();
        times();
        otherKinds();
        shapes();
    }

    private void signed(String name, Jwt jwt) {
        byName.put(name, jwt.signedBy(key));
    }

    private void algorithms() {
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String content = sound.header("alg", none).content();
            byName.put("alg " + none + ", no signature", content + ".");
            byName.put("alg " + none + ", a signature", content + "." + encoded(new byte[256]));
        }
        String content = sound.header("alg", "HS256").header("kid", key.id()).content();
        byName.put("HS256 with the public key", content + "."
                + encoded(key.mac(bytes(content), key.pair().getPublic().getEncoded())));
        byName.put("HS256 with the client's secret", content + "."
                + encoded(key.mac(bytes(content), bytes(ScriptedIdentityProvider.CLIENT_SECRET))));
        signed("RS512 instead of RS256", sound.header("alg", "RS512"));
        signed("PS256 by the same key", sound.header("alg", "PS256"));
        byName.put("ES256 by another key of the provider's", sound.header("alg", "ES256").signedBy(ellipticCurve));
        byName.put("RS256 said of an ES256 signature", sound.header("kid", "curve").content() + "."
                + sound.header("alg", "ES256").signedBy(ellipticCurve).split("\\.")[2]);
        byName.put("an empty algorithm", content(sound.header("alg", "")));
        byName.put("no algorithm", content(sound.header("alg", null)));
    }

    private String content(Jwt jwt) {
        return jwt.header("kid", key.id()).content() + "." + sound.signedBy(key).split("\\.")[2];
    }

    private void keys() {
        byName.put("a stranger's key", sound.signedBy(stranger));
        byName.put("a stranger's key under a known id", sound.header("kid", key.id()).signedBy(stranger));
        byName.put("a stranger's key, no id", sound.signedAnonymouslyBy(stranger));
        byName.put("a key of 1024 bits", sound.signedBy(weak));
        byName.put("an id that is a path", sound.header("kid", "../../../../dev/null").signedBy(stranger));
        byName.put("an id that is an injection", sound.header("kid", "x' OR '1'='1").signedBy(stranger));
        byName.put("an id of 8 KB", sound.header("kid", "k".repeat(8_000)).signedBy(stranger));
        byName.put("an id that is a number", sound.header("kid", 7).signedBy(stranger));
        byName.put("an id that is an array", sound.header("kid", List.of(key.id())).signedBy(key));
        byName.put("an id that is empty", sound.header("kid", "").signedBy(stranger));
    }

    private void headers() {
        byName.put("jwk", sound.header("jwk", stranger.jwk()).signedAnonymouslyBy(stranger));
        byName.put("jwk with a known id", sound.header("jwk", stranger.jwk()).header("kid", key.id()).signedBy(stranger));
        byName.put("jku", sound.header("jku", "http://127.0.0.1:9/keys").signedBy(stranger));
        byName.put("x5u", sound.header("x5u", "http://127.0.0.1:9/cert").signedAnonymouslyBy(stranger));
        byName.put("x5c", sound.header("x5c", List.of("MIIB")).signedAnonymouslyBy(stranger));
        byName.put("x5t", sound.header("x5t", "AAAAAAAAAAAAAAAAAAAAAAAAAAA").signedAnonymouslyBy(stranger));
        signed("crit", sound.header("crit", List.of("exp")));
        signed("crit of something unknown", sound.header("crit", List.of("urn:unknown")).header("urn:unknown", true));
        signed("an unencoded payload (RFC 7797)", sound.header("crit", List.of("b64")).header("b64", false));
        for (String type : List.of("logout+jwt", "dpop+jwt", "secevent+jwt", "JWE", "id_token", "")) {
            signed("typ '" + type + "'", sound.header("typ", type));
        }
    }

    private void whoAndForWhom() {
        signed("another issuer", sound.claim("iss", "https://id.evil.example"));
        signed("the issuer with a slash more", sound.claim("iss", issuer() + "/"));
        signed("the issuer in capitals", sound.claim("iss", issuer().toUpperCase()));
        signed("no issuer", sound.claim("iss", null));
        signed("an issuer that is an array", sound.claim("iss", List.of(issuer())));
        signed("another audience", sound.claim("aud", "another-application"));
        signed("an audience that begins alike", sound.claim("aud", "prompt-passthrough-2"));
        signed("other audiences", sound.claim("aud", List.of("one", "two")));
        signed("no audience", sound.claim("aud", null));
        signed("an empty audience", sound.claim("aud", ""));
        signed("no audiences", sound.claim("aud", List.of()));
        signed("an audience that is an object", sound.claim("aud", Map.of("prompt-passthrough", true)));
        signed("no subject", sound.claim("sub", null));
        signed("an empty subject", sound.claim("sub", ""));
        signed("a blank subject", sound.claim("sub", " "));
        signed("a subject that is an array", sound.claim("sub", List.of("alice-at-home")));
        signed("a subject that is a number", sound.claim("sub", 7));
        byName.put("issuers twice", sound.signedBy(key, twice("iss", "https://id.evil.example")));
        byName.put("audiences twice", sound.signedBy(key, twice("aud", "another-application")));
        byName.put("subjects twice", sound.signedBy(key, twice("sub", "bob")));
    }

    private String issuer() {
        return sound.claim("iss").toString();
    }

    private String twice(String name, String first) {
        return "{\"" + name + "\":\"" + first + "\"," + sound.claimsJson().substring(1);
    }

    private void times() {
        signed("expired by five minutes", sound.claim("iat", now - 900).claim("exp", now - 300));
        signed("expired long ago", sound.claim("iat", 1).claim("exp", 2));
        signed("no end", sound.claim("exp", null));
        signed("an end that is text", sound.claim("exp", String.valueOf(now + 300)));
        signed("an end below zero", sound.claim("exp", -1));
        signed("an end in milliseconds", sound.claim("exp", (now + 300) * 1000));
        signed("an end beyond all time", sound.claim("exp", Long.MAX_VALUE));
        byName.put("an end that is 1e400", sound.signedBy(key, sound.claimsJson().replaceAll("\"exp\":\\d+", "\"exp\":1e400")));
        signed("not before five minutes from now", sound.claim("nbf", now + 300));
        signed("issued five minutes from now", sound.claim("iat", now + 300));
        signed("no issue", sound.claim("iat", null));
    }

    private void otherKinds() {
        signed("an ID token", idToken.claim("nonce", "n"));
        signed("an ID token without a nonce, with at_hash", idToken.claim("at_hash", "AAAA"));
        signed("an ID token of Keycloak's", idToken.claim("typ", "ID").claim("azp", "prompt-passthrough"));
        signed("an ID token of Cognito's", idToken.claim("token_use", "id"));
        signed("an ID token with nothing to show for it", idToken);
        signed("an ID token with its client", idToken.claim("azp", "prompt-passthrough").claim("auth_time", now));
        signed("a refresh token of Keycloak's", sound.claim("typ", "Refresh"));
        signed("an offline token of Keycloak's", sound.claim("typ", "Offline"));
        signed("a logout token", idToken.claim("typ", "Logout").claim("events", backChannelLogout()));
        signed("a logout token without a type", idToken.claim("events", backChannelLogout()));
    }

    private static Map<String, Object> backChannelLogout() {
        return Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
    }

    private void shapes() {
        String good = sound.signedBy(key);
        String[] parts = good.split("\\.");
        byName.put("the last sign gone", good.substring(0, good.length() - 1));
        byName.put("half of it", good.substring(0, good.length() / 2));
        byName.put("the signature gone", parts[0] + "." + parts[1]);
        byName.put("the signature empty", parts[0] + "." + parts[1] + ".");
        byName.put("the claims empty", parts[0] + ".." + parts[2]);
        byName.put("the header empty", "." + parts[1] + "." + parts[2]);
        byName.put("dots alone", "..");
        byName.put("a sign more", good + "A");
        byName.put("a part more", good + ".AAAA");
        byName.put("garbage behind it", good + "%20garbage");
        byName.put("padding", good + "==");
        byName.put("plain Base64", good.replace('-', '+').replace('_', '/') + "+/");
        byName.put("spare bits set", spareBitsSet(good));
        byName.put("a changed claim", parts[0] + "." + encoded(bytes(sound.claim("sub", "bob").claimsJson())) + "." + parts[2]);
        byName.put("letters of another script", good.replace('e', '\u00e9'));
        byName.put("a JWE", parts[0] + ".AAAA.AAAA." + parts[1] + "." + parts[2]);
        byName.put("two signatures", "{\"payload\":\"" + parts[1] + "\",\"signatures\":[{\"protected\":\"" + parts[0]
                + "\",\"signature\":\"" + parts[2] + "\"},{\"protected\":\"" + parts[0] + "\",\"signature\":\"AAAA\"}]}");
        byName.put("a token within a token", nested(good));
        byName.put("two tokens", good + "," + good);
        byName.put("claims that are an array", sound.signedBy(key, "[" + sound.claimsJson() + "]"));
        byName.put("claims that are no JSON", sound.signedBy(key, "alice"));
        byName.put("claims as deep as a well", sound.signedBy(key, "{\"sub\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}"));
        byName.put("a header that is no JSON", encoded(bytes("RS256")) + "." + parts[1] + "." + parts[2]);
    }

    private String nested(String token) {
        String content = encoded(bytes("{\"alg\":\"RS256\",\"cty\":\"JWT\",\"kid\":\"" + key.id() + "\"}")) + "."
                + encoded(bytes(token));
        return content + "." + encoded(key.signature("RS256", bytes(content)));
    }

    /** 256 bytes end in a sign that has four bits to spare: 'Q' and 'R' say the same. */
    private static String spareBitsSet(String token) {
        char last = token.charAt(token.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    }
}
