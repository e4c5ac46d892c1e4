package moestro.experts.tree;

/** Sum of squared differences from the mean. The statistics are weight, sum of targets, sum of squared targets. */
record SquaredError() implements Impurity {
    static final int STATISTICS = 3;

    @Override
    public double of(double[] statistics) {
        double weight = statistics[0];
        return weight > 0 ? Math.max(0, statistics[2] - statistics[1] * statistics[1] / weight) : 0;
    }

    @Override
    public double weight(double[] statistics) {
        return statistics[0];
    }

    @Override
    public void subtract(double[] total, double[] part, double[] rest) {
        rest[0] = Math.max(0, total[0] - part[0]);
        rest[1] = total[1] - part[1];
        rest[2] = Math.max(0, total[2] - part[2]);
    }
}
