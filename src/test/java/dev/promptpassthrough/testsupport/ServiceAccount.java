package dev.promptpassthrough.testsupport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

import io.vertx.core.json.JsonObject;

/** A service account of Google's, made for a test: its key as the console hands it out, and the check of what it signs. */
public final class ServiceAccount {

    public static final String EMAIL = "gateway@test-project.iam.gserviceaccount.com";

    private final KeyPair keys;
    private final String tokenUri;

    public ServiceAccount(String tokenUri) {
        this.tokenUri = tokenUri;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key file. */
    public String json() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new JsonObject().put("type", "service_account").put("project_id", "test-project")
                .put("private_key_id", "test-key").put("private_key", pem).put("client_email", EMAIL)
                .put("client_id", "1234567890").put("token_uri", tokenUri).encodePrettily();
    }

    /** The claims of a grant's assertion (RFC 7523) whose signature is this account's; fails where it is another's. */
    public JsonObject claims(String assertion) {
        String[] parts = assertion.split("\\.");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                throw new AssertionError("The assertion is not signed by this service account");
            }
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    }
}
