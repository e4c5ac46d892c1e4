package moestro.mixture.gate;

import java.util.Arrays;
import moestro.mixture.balance.Balancer;

/** Who may be asked about a record, as far as the balancer's capacities go. */
final class Admission {
    private Admission() {}

    /**
     * The scores, minus infinity for experts that are full. If fewer than k are not, those with the most room are let
     * in: overdrawing an expert is better than having nobody answer.
     *
     * @param scores float[experts]; minus infinity for experts that sleep
     * @return the same array if nobody is shut out
     */
    static float[] open(float[] scores, Balancer balancer, int k) {
        float[] open = scores;
        int awake = 0;
        int shut = 0;
        for (int e = 0; e < scores.length; e++) {
            boolean isAwake = scores[e] > Float.NEGATIVE_INFINITY;
            awake += isAwake ? 1 : 0;
            if (isAwake && balancer.room(e) < 1) {
                open = shut++ == 0 ? scores.clone() : open;
                open[e] = Float.NEGATIVE_INFINITY;
            }
        }
        for (int missing = Math.min(k, awake) - (awake - shut); missing > 0; missing--) {
            int roomiest = roomiest(scores, open, balancer);
            open[roomiest] = scores[roomiest];
        }
        return open;
    }

    private static int roomiest(float[] scores, float[] open, Balancer balancer) {
        int best = -1;
        for (int e = 0; e < scores.length; e++) {
            boolean shut = scores[e] > Float.NEGATIVE_INFINITY && open[e] == Float.NEGATIVE_INFINITY;
            if (shut && (best < 0 || balancer.room(e) > balancer.room(best))) {
                best = e;
            }
        }
        return best;
    }

    /** Those of some experts that are shut out. */
    static int[] closed(int[] experts, float[] open) {
        return Arrays.stream(experts)
                .filter(e -> open[e] == Float.NEGATIVE_INFINITY)
                .toArray();
    }
}
