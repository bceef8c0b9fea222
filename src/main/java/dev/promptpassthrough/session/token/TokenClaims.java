package dev.promptpassthrough.session.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What the claims of a JWT say. Nothing is verified here: it is for tokens that have been, or that were sealed by us.
 *
 * @param issuer may be {@code null}, as each of them
 */
public record TokenClaims(String issuer, String subject, String sessionId, Instant issuedAt, Instant expiresAt) {

    /** Longer than a request takes from one check of its tokens to the next. */
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final TokenClaims NONE = new TokenClaims(null, null, null, null, null);

    /** The claims of a token; none of them where it is no JWT, which a refresh token need not be. */
    public static TokenClaims of(String token) {
        String[] parts = token == null ? new String[0] : token.split("\\.");
        if (parts.length != 3) {
            return NONE;
        }
        try {
            JsonObject json = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return new TokenClaims(json.getString("iss"), json.getString("sub"), json.getString("sid"), instant(json, "iat"),
                    instant(json, "exp"));
        } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
            return NONE;
        }
    }

    /** When it ends, where it says so. */
    public Optional<Instant> end() {
        return Optional.ofNullable(expiresAt);
    }

    /** OpenID Connect Core §12.2: a renewed ID token must be. */
    boolean isOfSameUser(TokenClaims other) {
        return Objects.equals(issuer, other.issuer) && Objects.equals(subject, other.subject);
    }

    /** How long it is good for from its issue; {@code null} where it does not say. */
    Duration lifetime() {
        return issuedAt == null || expiresAt == null ? null : Duration.between(issuedAt, expiresAt);
    }

    /**
     * Whether it has an end, and that has come or is near: a quarter of its lifetime, at most {@link #SOON}.
     *
     * @param grace in seconds, for which it is good beyond its end
     */
    boolean endsSoon(Instant now, int grace) {
        if (expiresAt == null) {
            return false;
        }
        Duration lifetime = lifetime();
        Duration soon = lifetime == null || lifetime.dividedBy(4).compareTo(SOON) > 0 ? SOON : lifetime.dividedBy(4);
        return now.isAfter(expiresAt.plusSeconds(grace).minus(soon));
    }

    /** Whether its end has come, and {@code grace} seconds since. */
    boolean hasEnded(Instant now, int grace) {
        return expiresAt != null && !now.isBefore(expiresAt.plusSeconds(grace));
    }

    /** Keycloak's refresh tokens have the end 0 where they have none. */
    private static Instant instant(JsonObject json, String claim) {
        Long seconds = json.getLong(claim);
        return seconds == null || seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
    }
}
