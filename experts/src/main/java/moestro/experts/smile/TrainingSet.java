package moestro.experts.smile;

/** What one fit sees: rows, oldest first, and their targets (class indices, or scaled numbers). Not to be changed. */
final class TrainingSet {
    private final float[][] rows;
    private final float[] targets;

    /** Takes ownership of the arrays, which are of one length. */
    TrainingSet(float[][] rows, float[] targets) {
        this.rows = rows;
        this.targets = targets;
    }

    /** One row. */
    float[] row(int index) {
        return rows[index];
    }

    /** One target. */
    float target(int index) {
        return targets[index];
    }

    /** How many rows. */
    int size() {
        return rows.length;
    }

    /** A copy without the rows that carry NaN or an infinity. */
    TrainingSet finite() {
        boolean[] keep = new boolean[size()];
        for (int i = 0; i < size(); i++) {
            keep[i] = Float.isFinite(targets[i]) && isFinite(rows[i]);
        }
        return only(keep);
    }

    /** A copy without the classes of fewer than {@code least} rows. */
    TrainingSet withoutRareClasses(int classes, int least) {
        int[] counts = new int[classes];
        for (float target : targets) {
            counts[(int) target]++;
        }
        boolean[] keep = new boolean[size()];
        for (int i = 0; i < size(); i++) {
            keep[i] = counts[(int) targets[i]] >= least;
        }
        return only(keep);
    }

    /** Whether all targets are equal (or there are none), so that there is nothing to learn. */
    boolean isConstant() {
        for (float target : targets) {
            if (target != targets[0]) {
                return false;
            }
        }
        return true;
    }

    /** One column, for Smile. */
    double[] column(int index) {
        double[] column = new double[size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows[i][index];
        }
        return column;
    }

    /** The targets, for Smile. */
    double[] numbers() {
        double[] numbers = new double[size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = targets[i];
        }
        return numbers;
    }

    /** The targets as class indices, for Smile. */
    int[] classes() {
        int[] classes = new int[size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (int) targets[i];
        }
        return classes;
    }

    private TrainingSet only(boolean[] keep) {
        int count = 0;
        for (boolean kept : keep) {
            count += kept ? 1 : 0;
        }
        if (count == size()) {
            return this;
        }
        float[][] keptRows = new float[count][];
        float[] keptTargets = new float[count];
        int next = 0;
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                keptRows[next] = rows[i];
                keptTargets[next++] = targets[i];
            }
        }
        return new TrainingSet(keptRows, keptTargets);
    }

    private static boolean isFinite(float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
