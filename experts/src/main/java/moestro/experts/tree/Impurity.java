package moestro.experts.tree;

/** How mixed the lessons of a leaf are, from the statistics that a bin holds; adds up over lessons. */
sealed interface Impurity permits Entropy, SquaredError {

    /** The impurity of all lessons together; 0 if they agree. */
    double of(double[] statistics);

    /** How many lessons. */
    double weight(double[] statistics);

    /** {@code rest = total - part}, without the negative weights that rounding can leave. */
    void subtract(double[] total, double[] part, double[] rest);
}
