package moestro.mixture.route;

import java.util.Arrays;
import moestro.mixture.Hash;
import moestro.mixture.Input;

/**
 * Chooses whom to ask about one event: whom the router chooses, with exploration inside that choice, and now and then
 * everybody. All chance is a hash of the record, so a replay asks the same experts.
 */
public final class Selector {
    private static final long EXPLORE = 1;
    private static final long WHOM = 2;
    private static final long SHADOW = 3;
    private static final long TURN = 4;
    private static final long NOISE = 5;

    private final Router router;
    private final int k;
    private final double exploration;
    private final double shadow;
    private final long seed;

    /**
     * A selector.
     *
     * @param exploration how often the router's choice is disturbed
     * @param shadow how often everybody is asked, to be scored only
     */
    public Selector(Router router, int k, double exploration, double shadow, long seed) {
        this.router = router;
        this.k = k;
        this.exploration = exploration;
        this.shadow = shadow;
        this.seed = seed;
    }

    /**
     * Selects.
     *
     * @param scores float[experts]; minus infinity for experts that must not be asked
     * @param logits of the router, float[experts], only handed on
     * @param record hash of the record's id
     * @param warm whether the gate has learned enough to decide
     */
    public Selection select(Input input, float[] scores, float[] logits, long record, boolean warm) {
        int awake = Best.awake(scores);
        Draw draw = warm ? drawn(input, scores, record, awake) : turns(scores, record, awake);
        boolean everybody = chance(record, SHADOW) < shadow;
        int[] all = everybody ? withRest(scores, draw.asked, awake) : draw.asked;
        return new Selection(
                all, draw.asked.length, draw.explored, pick(scores, all), orShadow(pick(draw.routing, all)), logits);
    }

    /**
     * @param asked whom the prediction will rest on, best first
     * @param explored who of them was asked for exploration, or -1
     * @param routing for every expert the chance to be among those asked
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one selection
    private record Draw(int[] asked, int explored, float[] routing) {}

    private double chance(long record, long purpose) {
        return Hash.uniform(Hash.mix(seed, record, purpose));
    }

    private Draw turns(float[] scores, long record, int awake) {
        float[] order = scores.clone();
        for (int e = 0; e < order.length; e++) {
            if (order[e] > Float.NEGATIVE_INFINITY) {
                order[e] = (float) Hash.uniform(Hash.mix(seed, record, TURN + e));
            }
        }
        int[] asked = Best.of(order, k);
        float[] routing = new float[scores.length];
        Arrays.fill(routing, asked.length == 0 ? 0 : (float) asked.length / awake);
        return new Draw(asked, -1, routing);
    }

    private Draw drawn(Input input, float[] scores, long record, int awake) {
        int[] best = router.choose(input, scores, k);
        boolean explore = chance(record, EXPLORE) < exploration;
        if (awake == best.length) {
            return new Draw(best, -1, certain(best, scores.length));
        }
        float[] deviations = router.deviations(input);
        return deviations == null
                ? anybody(scores, best, explore, record, awake)
                : noisy(input, scores, best, deviations, explore, record);
    }

    private static float[] certain(int[] chosen, int experts) {
        float[] routing = new float[experts];
        for (int e : chosen) {
            routing[e] = 1;
        }
        return routing;
    }

    /** The last of the choice gives way to one of those not chosen before it, each with the same chance. */
    private Draw anybody(float[] scores, int[] best, boolean explore, long record, int awake) {
        int last = best.length - 1;
        int others = awake - last;
        float[] routing = new float[scores.length];
        for (int e = 0; e < scores.length; e++) {
            routing[e] = scores[e] > Float.NEGATIVE_INFINITY ? (float) (exploration / others) : 0;
        }
        for (int j = 0; j < last; j++) {
            routing[best[j]] = 1;
        }
        routing[best[last]] = (float) (1 - exploration + exploration / others);
        if (!explore) {
            return new Draw(best, -1, routing);
        }
        int[] asked = best.clone();
        asked[last] = other(scores, best, Hash.below(Hash.mix(seed, record, WHOM), others));
        return new Draw(asked, asked[last], routing);
    }

    /** The expert at a place among those that are awake and not among the first of the choice. */
    private static int other(float[] scores, int[] best, int place) {
        int skip = place;
        for (int e = 0; e < scores.length; e++) {
            boolean free = scores[e] > Float.NEGATIVE_INFINITY && !contains(best, best.length - 1, e);
            if (free && skip-- == 0) {
                return e;
            }
        }
        throw new IllegalStateException("exploration found nobody at place " + place);
    }

    /** The router chooses again, by scores with its own noise on them. */
    private Draw noisy(Input input, float[] scores, int[] best, float[] deviations, boolean explore, long record) {
        float[] disturbed = scores.clone();
        for (int e = 0; e < disturbed.length; e++) {
            disturbed[e] += deviations[e] * (float) Hash.gaussian(Hash.mix(seed, record, NOISE + e));
        }
        int[] tried = router.choose(input, disturbed, k);
        double[] chances =
                SmoothLoad.of(scores, disturbed, deviations, tried.length).chances();
        float[] routing = certain(best, scores.length);
        for (int e = 0; e < routing.length; e++) {
            routing[e] = (float) ((1 - exploration) * routing[e] + exploration * chances[e]);
        }
        return explore ? new Draw(tried, firstNew(tried, best), routing) : new Draw(best, -1, routing);
    }

    private static int firstNew(int[] tried, int[] best) {
        for (int e : tried) {
            if (!contains(best, best.length, e)) {
                return e;
            }
        }
        return -1;
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

    private static float[] pick(float[] values, int[] asked) {
        float[] picked = new float[asked.length];
        for (int j = 0; j < asked.length; j++) {
            picked[j] = values[asked[j]];
        }
        return picked;
    }

    /** The chance to be asked for experts that are routed to with these chances, and otherwise may be shadow-scored. */
    private float[] orShadow(float[] routing) {
        for (int j = 0; j < routing.length; j++) {
            routing[j] = (float) (routing[j] + (1 - routing[j]) * shadow);
        }
        return routing;
    }
}
