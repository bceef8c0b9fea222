package dev.promptpassthrough.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What a genuine token must be besides, to be an access token for this application. Its signature, issuer, audience and
 * end have been verified; an ID token, a logout token or a token that was made by mistake may have all of these too
 * (RFC 9068 §5, RFC 8725 §3.11).
 *
 * @param clientId this application at the identity provider
 * @param audiences for whom tokens may be made; empty where any will do, as in tests
 * @param leeway how far another clock may be off
 */
record AccessTokenRule(String clientId, Set<String> audiences, Duration leeway) {

    private static final Set<String> HEADER_TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    /** What access tokens have and ID tokens have not (RFC 9068 §2.2; those of Entra ID, Okta, ADFS, Auth0 and Cognito). */
    private static final Set<String> CLAIMS_OF_ITS_OWN = Set.of("scope", "scp", "client_id", "cid", "appid", "azpacr",
            "appidacr", "permissions", "gty", "token_use");
    private static final Set<String> OWN_HEADER_TYPES = Set.of("at+jwt", "application/at+jwt");
    /** What only an ID token has (OpenID Connect Core §2, §3.3.2.11), or only a logout or security event token (RFC 8417). */
    private static final Set<String> FOREIGN_CLAIMS = Set.of("nonce", "at_hash", "c_hash", "s_hash", "events");
    /** No access token is good for so long; it is a mistake of seconds for milliseconds, or worse. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);
    /** Of an RSA key of 2,048 bits, in bytes. Those of elliptic curves are shorter, and begin with other names. */
    private static final int SHORTEST_RSA_SIGNATURE = 256;

    /** @return why a token is refused, or {@code null} */
    String objection(JsonObject header, JsonObject claims, int signatureLength, Instant now) {
        if (header.getValue("typ") != null && !HEADER_TYPES.contains(lowerCase(header.getValue("typ")))) {
            return "its header says that it is no access token";
        }
        if (FOREIGN_CLAIMS.stream().anyMatch(claims::containsKey) || !saysAccess(claims)) {
            return "its claims are those of another kind of token";
        }
        if (!forAnAudienceOfAccessTokens(claims)) {
            return "it was made for the client, not for the API";
        }
        if (onlyTheClientIsNamed() && !provesToBeAccess(header, claims)) {
            return "nothing in it says that it is an access token";
        }
        if (!(claims.getValue("sub") instanceof String subject) || subject.isBlank()) {
            return "it has no subject";
        }
        if (seconds(claims, "iat", now) > now.plus(leeway).getEpochSecond()) {
            return "it was issued in the future";
        }
        if (seconds(claims, "exp", now) > now.plus(LONGEST_LIFE).getEpochSecond()) {
            return "it is good for more than a year";
        }
        if (isRsa(header) && signatureLength < SHORTEST_RSA_SIGNATURE) {
            return "its key is too short";
        }
        return null;
    }

    /** Keycloak and Cognito name the kind in a claim. */
    private static boolean saysAccess(JsonObject claims) {
        return (!claims.containsKey("typ") || "Bearer".equals(claims.getValue("typ")))
                && (!claims.containsKey("token_use") || "access".equals(claims.getValue("token_use")));
    }

    /** Where access tokens have an audience of their own, one for the client alone is an ID token that is passed off. */
    private boolean forAnAudienceOfAccessTokens(JsonObject claims) {
        boolean ofTheirOwn = audiences.stream().anyMatch(audience -> !audience.equals(clientId));
        return !ofTheirOwn || strings(claims.getValue("aud"))
                .anyMatch(audience -> audiences.contains(audience) && !audience.equals(clientId));
    }

    private boolean onlyTheClientIsNamed() {
        return audiences.equals(Set.of(clientId));
    }

    /** An ID token has the same audience then, and need not have any of the claims that give it away. */
    private boolean provesToBeAccess(JsonObject header, JsonObject claims) {
        boolean forAnotherClient = claims.getValue("azp") instanceof String party && !party.equals(clientId);
        return OWN_HEADER_TYPES.contains(lowerCase(header.getValue("typ"))) || claims.containsKey("typ") || forAnotherClient
                || CLAIMS_OF_ITS_OWN.stream().anyMatch(claims::containsKey);
    }

    private static Stream<String> strings(Object claim) {
        return claim instanceof JsonArray array ? array.stream().map(String::valueOf) : Stream.of(String.valueOf(claim));
    }

    private static long seconds(JsonObject claims, String name, Instant otherwise) {
        return claims.getValue(name) instanceof Number number ? number.longValue() : otherwise.getEpochSecond();
    }

    private static boolean isRsa(JsonObject header) {
        String algorithm = lowerCase(header.getValue("alg"));
        return algorithm.startsWith("rs") || algorithm.startsWith("ps");
    }

    private static String lowerCase(Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }
}
