package dev.promptpassthrough.session.token;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import io.quarkus.oidc.AuthorizationCodeTokens;

/**
 * Tokens as few bytes: a JWT's parts without their base64, so that what they hold can be compressed together. The three
 * tokens of a session say much the same.
 */
final class TokenPacking {

    private static final int ABSENT = 0;
    private static final int AS_TEXT = 255;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /**
     * What the cookie holds.
     *
     * @param checkedAt when the identity provider issued these tokens, or confirmed them
     */
    record Kept(AuthorizationCodeTokens tokens, Instant checkedAt) {
    }

    private TokenPacking() {
    }

    static byte[] pack(Kept kept) {
        AuthorizationCodeTokens tokens = kept.tokens();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, tokens.getIdToken());
            write(out, tokens.getAccessToken());
            write(out, tokens.getRefreshToken());
            out.writeLong(tokens.getAccessTokenExpiresIn() == null ? -1 : tokens.getAccessTokenExpiresIn());
            write(out, tokens.getAccessTokenScope());
            out.writeLong(kept.checkedAt().getEpochSecond());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException where these are not the bytes that {@link #pack} made */
    static Kept unpack(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var tokens = new AuthorizationCodeTokens(read(in), read(in), read(in));
        long expiresIn = in.readLong();
        tokens.setAccessTokenExpiresIn(expiresIn < 0 ? null : expiresIn);
        tokens.setAccessTokenScope(read(in));
        return new Kept(tokens, Instant.ofEpochSecond(in.readLong()));
    }

    private static void write(DataOutputStream out, String token) throws IOException {
        byte[][] parts = token == null ? new byte[0][] : parts(token);
        out.writeByte(token == null ? ABSENT : parts.length == 0 ? AS_TEXT : parts.length);
        if (token != null && parts.length == 0) {
            parts = new byte[][] { token.getBytes(StandardCharsets.UTF_8) };
        }
        for (byte[] part : parts) {
            out.writeInt(part.length);
            out.write(part);
        }
    }

    private static String read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind == ABSENT) {
            return null;
        }
        if (kind == AS_TEXT) {
            return new String(part(in), StandardCharsets.UTF_8);
        }
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < kind; i++) {
            token.append(i == 0 ? "" : ".").append(ENCODER.encodeToString(part(in)));
        }
        return token.toString();
    }

    private static byte[] part(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    /** The parts between the dots; none where the very same text could not be made of them again. */
    private static byte[][] parts(String token) {
        String[] texts = token.split("\\.", -1);
        byte[][] parts = new byte[texts.length][];
        if (texts.length >= AS_TEXT) {
            return new byte[0][];
        }
        for (int i = 0; i < texts.length; i++) {
            try {
                parts[i] = DECODER.decode(texts[i]);
            } catch (IllegalArgumentException e) {
                return new byte[0][];
            }
            if (!ENCODER.encodeToString(parts[i]).equals(texts[i])) {
                return new byte[0][];
            }
        }
        return parts;
    }
}
