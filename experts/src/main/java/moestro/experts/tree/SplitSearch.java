package moestro.experts.tree;

import java.util.Arrays;

/** Looks for the edge between two bins that separates the lessons of a leaf best. */
final class SplitSearch {
    /** Each side needs this share of the leaf's lessons, */
    private static final double LEAST_SHARE = .01;
    /** and this many. */
    private static final double LEAST_LESSONS = 2;

    private final GrowingHistograms histograms;
    private final double[] total;
    private final double least;
    private final Impurity impurity;
    private final double before;
    private final double[] left;
    private final double[] right;

    private int bestBin;

    /**
     * A search in one leaf.
     *
     * @param total the statistics of the whole leaf, double[statistics]
     * @param weight the lessons the leaf has seen
     */
    SplitSearch(GrowingHistograms histograms, double[] total, double weight, Impurity impurity) {
        this.histograms = histograms;
        this.total = total;
        this.impurity = impurity;
        least = Math.max(LEAST_SHARE * weight, LEAST_LESSONS);
        before = impurity.of(total);
        left = new double[total.length];
        right = new double[total.length];
    }

    /** The best split, or null if none gains anything. */
    Split best() {
        int histogram = -1;
        int bin = -1;
        double gain = 0;
        double runnerUp = 0;
        for (int h = 0; h < histograms.histograms(); h++) {
            double found = scan(h);
            if (found > gain) {
                runnerUp = gain;
                gain = found;
                histogram = h;
                bin = bestBin;
            } else {
                runnerUp = Math.max(runnerUp, found);
            }
        }
        return histogram < 0 ? null : new Split(histogram, bin, gain, runnerUp);
    }

    private double scan(int histogram) {
        Arrays.fill(left, 0);
        double best = 0;
        for (int bin = 0; bin < GrowingHistograms.BINS - 1; bin++) {
            if (!moveLeft(histograms.cell(histogram, bin))) {
                continue; // the same split as at the bin before
            }
            impurity.subtract(total, left, right);
            if (impurity.weight(left) < least || impurity.weight(right) < least) {
                continue;
            }
            double gain = before - impurity.of(left) - impurity.of(right);
            if (gain > best) {
                best = gain;
                bestBin = bin;
            }
        }
        return best;
    }

    private boolean moveLeft(int cell) {
        boolean moved = false;
        for (int s = 0; s < left.length; s++) {
            double amount = histograms.get(cell + s);
            moved |= amount != 0;
            left[s] += amount;
        }
        return moved;
    }
}
