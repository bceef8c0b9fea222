package dev.promptpassthrough.provider;

/** A secret of the gateway's. Its {@code toString} never shows it, so that no log line can. */
public interface Secret {

    /** The secret in force now; empty where there is none. */
    String reveal();

    /** Which setting is missing for there to be one, in a sentence for people; {@code null} where nothing is. */
    default String missing() {
        return null;
    }

    /** A secret that stays as it is. */
    static Secret of(String value) {
        return new Fixed(value, null);
    }

    /** A secret that is not there. */
    static Secret unset(String name) {
        return new Fixed("", name + " is not set");
    }

    /** @param missing what is missing, or {@code null} */
    record Fixed(String reveal, String missing) implements Secret {
        @Override
        public String toString() {
            return "***";
        }
    }
}
