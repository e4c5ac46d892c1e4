package moestro.app.chaos;

import java.util.function.IntPredicate;

/** How often each of the numbers from 0 was seen. */
final class Counts {
    private final int[] times;
    private int distinct;
    private int surplus;
    private int repeated;

    Counts(int size) {
        times = new int[size];
    }

    /** Adds a number, unless it is none of these; says whether it was. */
    boolean add(int number) {
        if (number < 0 || number >= times.length) {
            return false;
        }
        int before = times[number]++;
        distinct += before == 0 ? 1 : 0;
        repeated += before == 1 ? 1 : 0;
        surplus += before > 0 ? 1 : 0;
        return true;
    }

    int distinct() {
        return distinct;
    }

    /** How many numbers were seen more than once. */
    int repeated() {
        return repeated;
    }

    /** How many times a number was seen again. */
    int surplus() {
        return surplus;
    }

    /** How many of those wanted were never seen. */
    int missing(IntPredicate wanted) {
        int missing = 0;
        for (int number = 0; number < times.length; number++) {
            missing += times[number] == 0 && wanted.test(number) ? 1 : 0;
        }
        return missing;
    }
}
