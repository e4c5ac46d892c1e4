package moestro.experts.tree;

/** Entropy of class counts, in bits times lessons. The statistics are one count per class. */
record Entropy() implements Impurity {

    @Override
    public double of(double[] statistics) {
        double sum = 0;
        double parts = 0;
        for (double count : statistics) {
            if (count > 0) {
                sum += count;
                parts += count * Log2.of(count);
            }
        }
        return sum > 0 ? Math.max(0, sum * Log2.of(sum) - parts) : 0;
    }

    @Override
    public double weight(double[] statistics) {
        double sum = 0;
        for (double count : statistics) {
            sum += count;
        }
        return sum;
    }

    @Override
    public void subtract(double[] total, double[] part, double[] rest) {
        for (int k = 0; k < total.length; k++) {
            rest[k] = Math.max(0, total[k] - part[k]);
        }
    }
}
