package moestro.experts.net;

import moestro.experts.support.ActiveInputs;

/** Squares of lengths of vectors. */
final class Lengths {
    private Lengths() {}

    static double squared(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        return sum;
    }

    static double squared(ActiveInputs inputs) {
        double sum = 0;
        for (int i = 0; i < inputs.count(); i++) {
            sum += (double) inputs.value(i) * inputs.value(i);
        }
        return sum;
    }
}
