package moestro.mixture.metric;

/** Mutual information between the expert a record goes to and the region of the input space it comes from. */
public final class Specialisation {
    private final double information;
    private final double rows;
    private final double columns;
    private final double correction;

    /** Of counts, double[experts][regions]. */
    public Specialisation(double[][] counts) {
        double total = 0;
        double[] byExpert = new double[counts.length];
        double[] byRegion = new double[counts[0].length];
        int cells = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < byRegion.length; j++) {
                total += counts[i][j];
                byExpert[i] += counts[i][j];
                byRegion[j] += counts[i][j];
                cells += counts[i][j] > 0 ? 1 : 0;
            }
        }
        double joint = 0;
        for (double[] row : counts) {
            joint += entropy(row, total);
        }
        rows = entropy(byExpert, total);
        columns = entropy(byRegion, total);
        information = rows + columns - joint;
        correction = (positive(byExpert) + positive(byRegion) - cells - 1) / (2 * total);
    }

    private static double entropy(double[] counts, double total) {
        double h = 0;
        for (double c : counts) {
            h -= c > 0 ? c / total * StrictMath.log(c / total) : 0;
        }
        return h;
    }

    private static int positive(double[] counts) {
        int n = 0;
        for (double c : counts) {
            n += c > 0 ? 1 : 0;
        }
        return n;
    }

    /** I(expert; region), in nats. */
    public double information() {
        return information;
    }

    /** I / min(H(expert), H(region)). */
    public double normalised() {
        double least = Math.min(rows, columns);
        return least > 0 ? information / least : 0;
    }

    /** What Miller and Madow (1955) add to I for the bias of a finite sample. */
    public double millerMadow() {
        return correction;
    }
}
