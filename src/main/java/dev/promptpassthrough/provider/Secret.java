package dev.promptpassthrough.provider;

/** A secret of the gateway's. Its {@code toString} never shows it, so that no log line can. */
public interface Secret {

    /** The secret in force now; empty where there is none. */
    String reveal();

    /** A secret that stays as it is. */
    static Secret of(String value) {
        return new Secret() {
            @Override
            public String reveal() {
                return value;
            }

            @Override
            public String toString() {
                return "***";
            }
        };
    }
}
