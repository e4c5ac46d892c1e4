package moestro.experts.tree;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Watches whether a tree errs more often lately than on the whole: a fast average of its errors against a slow one, in
 * units of the fast one's deviation.
 */
final class DriftMonitor {
    private static final double RECENT_RATE = .01;
    private static final long SLOW_LESSONS = 20_000;
    /** Errors of so young a tree say little. */
    private static final long LEAST_AGE = 300;
    /** Variance of an average at {@link #RECENT_RATE}, relative to that of a single error. */
    private static final double RECENT_VARIANCE = RECENT_RATE / 2;

    private static final double WARNING = 2.2;
    private static final double ALARM = 4.5;

    /** What to do about a tree. */
    enum Verdict {
        /** Errors are as usual or fewer: a background tree is not needed. */
        CALM,
        /** Neither this nor that. */
        UNDECIDED,
        /** Errors are rising: grow a background tree. */
        WARNING,
        /** The tree no longer fits: replace it. */
        ALARM
    }

    private double recent;
    private double slow;
    /** The slow average of squared errors: with that of errors it gives their variance. */
    private double squares;

    private long age;

    /** Takes note of one answer: 1 and 0 for wrong and right. */
    Verdict note(boolean wrong) {
        return note(wrong ? 1 : 0);
    }

    /** Takes note of the size of one answer's error. */
    Verdict note(double error) {
        age++;
        recent += Math.max(RECENT_RATE, 1.0 / age) * (error - recent);
        slow += (error - slow) / Math.min(age, SLOW_LESSONS);
        squares += (error * error - squares) / Math.min(age, SLOW_LESSONS);
        if (age <= LEAST_AGE) {
            return Verdict.UNDECIDED;
        }
        double deviation = Math.sqrt(RECENT_VARIANCE * Math.max(0, squares - slow * slow) + 1e-6);
        if (recent > slow + ALARM * deviation) {
            return Verdict.ALARM;
        }
        if (recent > slow + WARNING * deviation) {
            return Verdict.WARNING;
        }
        return recent < slow ? Verdict.CALM : Verdict.UNDECIDED;
    }

    /** The weight of the tree's vote: (1.001 - recent error)^4. */
    double vote() {
        double right = 1.001 - recent;
        return right * right * (right * right);
    }

    void reset() {
        recent = 0;
        slow = 0;
        squares = 0;
        age = 0;
    }

    void writeModel(StateWriter out) {
        out.putDouble(recent);
    }

    void readModel(StateReader in) {
        recent = in.getDouble();
    }

    void writeTraining(StateWriter out) {
        out.putDouble(slow);
        out.putDouble(squares);
        out.putLong(age);
    }

    void readTraining(StateReader in) {
        slow = in.getDouble();
        squares = in.getDouble();
        age = in.getLong();
    }
}
