package dev.promptpassthrough.passthrough;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * One thing that must cross unchanged.
 *
 * @param table which table of {@code docs/fidelity.md} it stands in
 * @param bytes what crosses, where that is one body; else {@code null}
 * @param applies on which legs there is such a thing
 * @param check fails where it does not arrive as it was sent
 */
record FidelityRow(String table, String name, byte[] bytes, Predicate<Leg> applies, Check check) {

    interface Check {
        void on(FidelityWire wire) throws Exception;
    }

    static FidelityRow of(String table, String name, Check check) {
        return new FidelityRow(table, name, null, Leg.ALL, check);
    }

    FidelityRow onlyFrom(Predicate<Leg> legs) {
        return new FidelityRow(table, name, bytes, legs, check);
    }

    /** Where the bytes differ, that alone is told: a megabyte in a test's message helps nobody. */
    static void assertSame(byte[] arrived, byte[] sent) {
        if (!WireTest.sha256(arrived).equals(WireTest.sha256(sent))) {
            throw new AssertionError("Of " + sent.length + " bytes " + arrived.length + " arrived; the first that differs is "
                    + Arrays.mismatch(arrived, sent));
        }
    }

    @Override
    public String toString() {
        return table + ", " + name;
    }
}
