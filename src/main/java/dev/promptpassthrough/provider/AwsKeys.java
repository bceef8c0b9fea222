package dev.promptpassthrough.provider;

/**
 * What a secret of AWS is made of.
 *
 * @param session the session token of temporary keys, else {@code null}
 */
record AwsKeys(String id, String key, String session) {

    /** @param secret {@code ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN]}; none of the parts ever holds a colon */
    static AwsKeys parse(String secret) {
        String[] parts = secret.split(":", -1);
        boolean sound = parts.length == 2 || parts.length == 3;
        if (!sound || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("not ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN]");
        }
        return new AwsKeys(parts[0], parts[1], parts.length == 3 && !parts[2].isBlank() ? parts[2] : null);
    }

    static boolean isSound(String secret) {
        try {
            parse(secret);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
