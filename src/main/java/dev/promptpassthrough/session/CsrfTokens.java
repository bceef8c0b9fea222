package dev.promptpassthrough.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * CSRF tokens that are bound to the session and need no store: a random part and its HMAC over the random part and the
 * session, so that every replica can check what another has issued.
 */
@Startup
@Singleton
public class CsrfTokens {

    /** The header in which the page sends the token back. */
    public static final String HEADER = "X-CSRF-Token";

    private static final String KEY = "passthrough.session.csrf-secret";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_LENGTH = 32;
    private static final int RANDOM_LENGTH = 16;
    private static final int MAC_LENGTH = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    public CsrfTokens(SessionConfig config) {
        key = new SecretKeySpec(config.csrfSecret().map(CsrfTokens::checked).orElseGet(this::made), ALGORITHM);
    }

    private static byte[] checked(String secret) {
        if (secret.length() < SECRET_LENGTH) {
            throw new ConfigurationException(KEY + " must be at least 32 characters, for example the output of "
                    + "'openssl rand -base64 32'");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] made() {
        if (!LaunchMode.current().isDevOrTest()) {
            throw new ConfigurationException(KEY + " is missing: set the same on every replica, for example the output of "
                    + "'openssl rand -base64 32'");
        }
        return randomBytes(SECRET_LENGTH);
    }

    /** A new token for the caller's session. */
    public String issue(Caller caller) {
        byte[] nonce = randomBytes(RANDOM_LENGTH);
        byte[] token = new byte[RANDOM_LENGTH + MAC_LENGTH];
        System.arraycopy(nonce, 0, token, 0, RANDOM_LENGTH);
        System.arraycopy(mac(nonce, caller), 0, token, RANDOM_LENGTH, MAC_LENGTH);
        return ENCODER.encodeToString(token);
    }

    /** Whether a token, which may be {@code null} or anything, was issued for the caller's session. */
    public boolean valid(String token, Caller caller) {
        if (token == null) {
            return false;
        }
        byte[] decoded;
        try {
            decoded = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (decoded.length != RANDOM_LENGTH + MAC_LENGTH) {
            return false;
        }
        byte[] nonce = new byte[RANDOM_LENGTH];
        byte[] mac = new byte[MAC_LENGTH];
        System.arraycopy(decoded, 0, nonce, 0, RANDOM_LENGTH);
        System.arraycopy(decoded, RANDOM_LENGTH, mac, 0, MAC_LENGTH);
        return MessageDigest.isEqual(mac, mac(nonce, caller));
    }

    private byte[] mac(byte[] nonce, Caller caller) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(nonce);
            // Lengths of the parts are fixed or delimited by a byte that none of them holds.
            mac.update((caller.key() + '\0' + caller.sessionId()).getBytes(StandardCharsets.UTF_8));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
