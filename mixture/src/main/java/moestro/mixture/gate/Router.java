package moestro.mixture.gate;

import java.util.Arrays;
import moestro.mixture.Hash;
import moestro.mixture.kernel.Kernels;

/**
 * Chooses whom to ask: the k best by score, with exploration inside the k, and now and then everybody. All chance is a
 * hash of the record, so a replay asks the same experts.
 */
final class Router {
    private static final long EXPLORE = 1;
    private static final long WHOM = 2;
    private static final long SHADOW = 3;
    private static final long TURN = 4;

    private final Kernels kernels = Kernels.get();
    private final GateSettings settings;
    private final long seed;

    Router(GateSettings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
    }

    /**
     * Selects.
     *
     * @param scores float[experts]; minus infinity for experts that sleep
     * @param logits of the context gate, float[experts], only handed on
     * @param record hash of the record's id
     * @param warm whether the gate has learned enough to decide
     */
    Selection select(float[] scores, float[] logits, long record, boolean warm) {
        int awake = awake(scores);
        int k = Math.min(settings.k(), awake);
        boolean explore = warm && awake > k && chance(record, EXPLORE) < settings.exploration();
        float[] ranked = warm ? scores : turns(scores, record);
        int[] asked = new int[k];
        kernels.topK(ranked, ranked.length, k, new float[k], asked);
        int explored = explore ? other(scores, asked, record, awake) : -1;
        if (explored >= 0) {
            asked[k - 1] = explored;
        }
        boolean shadow = chance(record, SHADOW) < settings.shadow();
        int[] all = shadow ? withRest(scores, asked, awake) : asked;
        return new Selection(all, k, explored, pick(scores, all), propensities(scores, all, k, awake, warm), logits);
    }

    private double chance(long record, long purpose) {
        return Hash.uniform(Hash.mix(seed, record, purpose));
    }

    private static int awake(float[] scores) {
        int n = 0;
        for (float score : scores) {
            if (score > Float.NEGATIVE_INFINITY) {
                n++;
            }
        }
        return n;
    }

    private float[] turns(float[] scores, long record) {
        float[] order = scores.clone();
        for (int e = 0; e < order.length; e++) {
            if (order[e] > Float.NEGATIVE_INFINITY) {
                order[e] = (float) Hash.uniform(Hash.mix(seed, record, TURN + e));
            }
        }
        return order;
    }

    /** One of the experts that are awake and not asked yet, each with the same chance. */
    private int other(float[] scores, int[] asked, long record, int awake) {
        int skip = Hash.below(Hash.mix(seed, record, WHOM), awake - asked.length + 1);
        for (int e = 0; e < scores.length; e++) {
            boolean free = scores[e] > Float.NEGATIVE_INFINITY && !contains(asked, asked.length - 1, e);
            if (free && skip-- == 0) {
                return e;
            }
        }
        throw new IllegalStateException("exploration found nobody among " + awake + " experts");
    }

    private static boolean contains(int[] values, int n, int value) {
        for (int i = 0; i < n; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    private static int[] withRest(float[] scores, int[] asked, int awake) {
        int[] all = Arrays.copyOf(asked, awake);
        int n = asked.length;
        for (int e = 0; e < scores.length; e++) {
            if (scores[e] > Float.NEGATIVE_INFINITY && !contains(asked, asked.length, e)) {
                all[n++] = e;
            }
        }
        return all;
    }

    private static float[] pick(float[] scores, int[] asked) {
        float[] picked = new float[asked.length];
        for (int j = 0; j < asked.length; j++) {
            picked[j] = scores[asked[j]];
        }
        return picked;
    }

    private float[] propensities(float[] scores, int[] all, int k, int awake, boolean warm) {
        float[] p = new float[all.length];
        if (!warm || awake <= k) {
            Arrays.fill(p, orShadow(awake <= k ? 1 : (double) k / awake));
            return p;
        }
        int[] best = new int[k];
        kernels.topK(scores, scores.length, k, new float[k], best);
        double drawn = settings.exploration() / (awake - k + 1);
        for (int j = 0; j < all.length; j++) {
            double routing = contains(best, k - 1, all[j])
                    ? 1
                    : all[j] == best[k - 1] ? 1 - settings.exploration() + drawn : drawn;
            p[j] = orShadow(routing);
        }
        return p;
    }

    /** The chance to be asked for an expert that is routed to with this chance, and otherwise may be shadow-scored. */
    private float orShadow(double routing) {
        return (float) (routing + (1 - routing) * settings.shadow());
    }
}
