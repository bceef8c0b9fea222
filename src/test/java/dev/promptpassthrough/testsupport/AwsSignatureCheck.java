package dev.promptpassthrough.testsupport;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a Signature Version 4 as AWS describes it, from the request as it came over the wire and with nothing but the
 * JDK: an opinion of its own on what AWS' signer has made. Proved by AWS' published examples in its own test.
 */
public final class AwsSignatureCheck {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8}/[^/]+/[^/]+/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    private static final String UNRESERVED = "-_.~";

    private AwsSignatureCheck() {
    }

    /** The signature that the request should bear, by its own account of what was signed. */
    public static String expected(WireHead head, byte[] body, String secretKey) {
        Matcher authorization = authorization(head);
        String[] scope = authorization.group(2).split("/");
        String date = head.first("x-amz-date");
        List<String> signed = List.of(authorization.group(3).split(";"));
        int question = head.target().indexOf('?');
        String path = question < 0 ? head.target() : head.target().substring(0, question);
        String payload = head.has("x-amz-content-sha256") ? head.first("x-amz-content-sha256") : hex(sha256(body));
        String canonical = head.method() + "\n"
                + Arrays.stream(path.split("/", -1)).map(AwsSignatureCheck::encode).collect(Collectors.joining("/")) + "\n"
                + (question < 0 ? "" : canonicalQuery(head.target().substring(question + 1))) + "\n"
                + signed.stream()
                        .map(name -> name + ":" + String.join(",", head.all(name)).strip().replaceAll(" +", " ") + "\n")
                        .collect(Collectors.joining())
                + "\n" + authorization.group(3) + "\n" + payload;
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + authorization.group(2) + "\n"
                + hex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope) {
            key = hmac(key, part);
        }
        return hex(hmac(key, toSign));
    }

    public static String actual(WireHead head) {
        return authorization(head).group(4);
    }

    /** {@code yyyymmdd/region/service/aws4_request}. */
    public static String scope(WireHead head) {
        return authorization(head).group(2);
    }

    public static String accessKeyId(WireHead head) {
        return authorization(head).group(1);
    }

    public static List<String> signedHeaders(WireHead head) {
        return List.of(authorization(head).group(3).split(";"));
    }

    public static String sha256Hex(byte[] bytes) {
        return hex(sha256(bytes));
    }

    private static Matcher authorization(WireHead head) {
        Matcher matcher = AUTHORIZATION.matcher(String.valueOf(head.first("Authorization")));
        if (!matcher.matches()) {
            throw new AssertionError("No signature in: " + head.first("Authorization"));
        }
        return matcher;
    }

    private static String canonicalQuery(String query) {
        return Arrays.stream(query.split("&")).map(parameter -> {
            String[] parts = parameter.split("=", 2);
            return encode(URLDecoder.decode(parts[0], StandardCharsets.UTF_8)) + "="
                    + encode(parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }).sorted().collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
