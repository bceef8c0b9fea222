package dev.promptpassthrough.testsupport;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that a token can be signed with, and its entry in a key set. */
public record JwtKey(String id, KeyPair pair) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int P256_LENGTH = 32;

    public static JwtKey rsa(String id, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new JwtKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JwtKey ellipticCurve(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new JwtKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7517; without a private part. */
    public Map<String, String> jwk() {
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            return Map.of("kty", "RSA", "use", "sig", "kid", id, "n", unsigned(rsa.getModulus(), 0), "e",
                    unsigned(rsa.getPublicExponent(), 0));
        }
        ECPublicKey curve = (ECPublicKey) pair.getPublic();
        return Map.of("kty", "EC", "use", "sig", "crv", "P-256", "kid", id, "x",
                unsigned(curve.getW().getAffineX(), P256_LENGTH), "y", unsigned(curve.getW().getAffineY(), P256_LENGTH));
    }

    /** What an attacker who knows the public key only can do with it: use its bytes as a shared secret. */
    public byte[] mac(byte[] bytes, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] signature(String algorithm, byte[] bytes) {
        try {
            Signature signature = of(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }

    private static Signature of(String algorithm) throws GeneralSecurityException {
        switch (algorithm) {
            case "PS256":
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                return pss;
            case "ES256":
                return Signature.getInstance("SHA256withECDSAinP1363Format");
            default:
                return Signature.getInstance("SHA" + algorithm.substring(2) + "withRSA");
        }
    }

    private static String unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] magnitude = signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        byte[] padded = new byte[Math.max(length, magnitude.length)];
        System.arraycopy(magnitude, 0, padded, padded.length - magnitude.length, magnitude.length);
        return ENCODER.encodeToString(padded);
    }
}
