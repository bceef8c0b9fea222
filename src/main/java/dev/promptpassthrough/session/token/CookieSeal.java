package dev.promptpassthrough.session.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.jose4j.zip.CompressionAlgorithmIdentifiers;

/**
 * Makes bytes unreadable and unforgeable to whoever holds the cookie: compressed, then encrypted with AES-256-GCM
 * (RFC 7516, {@code dir}). What the compression tells by its length is of the holder's own tokens only.
 */
@Singleton
class CookieSeal {

    private static final String KEY = "quarkus.oidc.token-state-manager.encryption-secret";
    private static final String MAC = "HmacSHA256";
    private static final int KEY_LENGTH = 32;

    private final SecretKeySpec key;

    /** Without a secret, which production does not allow, the cookies are good for this process only. */
    CookieSeal(@ConfigProperty(name = KEY) Optional<String> secret) {
        byte[] material = secret.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElseGet(CookieSeal::random);
        this.key = new SecretKeySpec(derive(material), "AES");
    }

    String seal(byte[] bytes) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setCompressionAlgorithmHeaderParameter(CompressionAlgorithmIdentifiers.DEFLATE);
        jwe.setKey(key);
        jwe.setPlaintext(bytes);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
        }
    }

    /** @throws JoseException where this is not what a replica with the same secret has sealed */
    byte[] open(String sealed) throws JoseException {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT));
        jwe.setContentEncryptionAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM));
        jwe.setKey(key);
        jwe.setCompactSerialization(sealed);
        return jwe.getPlaintextBytes();
    }

    /** A key of its own, so that the secret may serve for something else too (RFC 5869's expand step). */
    private static byte[] derive(byte[] material) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(material, MAC));
            mac.update("prompt-passthrough session cookie".getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is part of every Java platform", e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
