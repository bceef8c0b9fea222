package dev.promptpassthrough.demo;

import java.util.SplittableRandom;

/** A unit vector made from a text's hash, so that equal texts are equal and nothing else means anything. */
final class HashVector {

    static final int USUAL_DIMENSIONS = 8;
    static final int MOST_DIMENSIONS = 3_072;

    private HashVector() {
    }

    static float[] of(String text, int dimensions) {
        SplittableRandom random = new SplittableRandom(text.hashCode());
        double[] raw = random.doubles(dimensions, -1, 1).toArray();
        double length = 0;
        for (double each : raw) {
            length += each * each;
        }
        float[] unit = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            unit[i] = (float) (raw[i] / Math.sqrt(length));
        }
        return unit;
    }
}
