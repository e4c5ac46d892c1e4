package moestro.app.tune;

import moestro.mixture.Panel;

/**
 * What an expert answered when it was heard alone.
 *
 * @param member the expert
 * @param score of its answers
 * @param answers float[records * outputs]: class probabilities, or scaled numbers
 * @param errors float[records]: what the true class lacked, or answer minus label
 */
@SuppressWarnings("ArrayRecordComponent") // one per expert, only read
record Recording(Panel.Member member, Score score, float[] answers, float[] errors) {

    /** The correlation (Pearson) of two experts' errors from a record on; 0 if one of them never varies. */
    double correlation(Recording other, int from) {
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int t = from; t < errors.length; t++) {
            n++;
            double x = errors[t] - meanX;
            double y = other.errors[t] - meanY;
            meanX += x / n;
            meanY += y / n;
            xx += x * (errors[t] - meanX);
            yy += y * (other.errors[t] - meanY);
            xy += x * (other.errors[t] - meanY);
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }
}
