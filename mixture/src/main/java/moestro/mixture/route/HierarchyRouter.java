package moestro.mixture.route;

import java.util.Arrays;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A hierarchy of two levels (Jordan and Jacobs 1994; Shazeer et al. 2017, appendix B): experts stand in groups, in the
 * order of the panel. A gate over the groups chooses which to open, and only experts of opened groups are asked. An
 * expert's importance is {@code Gp_a G_ab}, and its logit the logarithm of that.
 *
 * <p>Both levels learn by responsibilities: groups by {@code g_a - h_a}, experts by {@code h_a (g_b|a - h_b|a)}.
 */
public final class HierarchyRouter implements Router {
    private final int experts;
    private final int groups;
    private final int opened;
    private final LinearLogits upper;
    private final LinearLogits lower;

    /** A router that prefers nobody. */
    public HierarchyRouter(RouterKind.Setting setting) {
        experts = setting.experts();
        groups = Math.min(experts, given(setting.routing().groups(), Math.rint(StrictMath.sqrt(experts))));
        opened = Math.min(groups, given(setting.routing().opened(), Math.ceil(StrictMath.sqrt(setting.k()))));
        upper = new LinearLogits("groups", setting.layout(), groups);
        lower = new LinearLogits(setting.layout(), experts);
    }

    private static int given(int given, double otherwise) {
        return given > 0 ? given : (int) otherwise;
    }

    /** The first expert of a group; of the group after the last, the number of experts. */
    private int first(int group) {
        return (int) ((long) group * experts / groups);
    }

    private int groupOf(int expert) {
        int group = (int) ((long) expert * groups / experts);
        return first(group + 1) <= expert ? group + 1 : group;
    }

    /** {@code ln Gp_a + ln G_ab}. */
    @Override
    public float[] logits(Input input) {
        float[] importance = lower.of(input);
        float[] above = upper.of(input);
        double all = logSumExp(above, 0, groups);
        for (int a = 0; a < groups; a++) {
            double own = logSumExp(importance, first(a), first(a + 1));
            for (int e = first(a); e < first(a + 1); e++) {
                importance[e] += (float) (above[a] - all - own);
            }
        }
        return importance;
    }

    private static double logSumExp(float[] values, int from, int to) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            most = Math.max(most, values[i]);
        }
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += StrictMath.exp(values[i] - most);
        }
        return most + StrictMath.log(sum);
    }

    /** Groups with nobody awake are never opened; a group's score is the logarithm of its importance. */
    @Override
    public int[] choose(Input input, float[] scores, int k) {
        float[] above = new float[groups];
        for (int a = 0; a < groups; a++) {
            above[a] = (float) logSumExp(scores, first(a), first(a + 1));
        }
        float[] open = new float[experts];
        Arrays.fill(open, Float.NEGATIVE_INFINITY);
        for (int a : Best.of(above, opened)) {
            System.arraycopy(scores, first(a), open, first(a), first(a + 1) - first(a));
        }
        return Best.of(open, k);
    }

    @Override
    public void learn(Input input, Evidence evidence, double rate) {
        double[] own = evidence.ownLogits();
        double[] prior = Responsibilities.prior(own);
        double[] posterior = Responsibilities.posterior(own, evidence.logLikelihoods());
        double[] priorOfGroup = new double[groups];
        double[] posteriorOfGroup = new double[groups];
        for (int j = 0; j < own.length; j++) {
            priorOfGroup[groupOf(evidence.members()[j])] += prior[j];
            posteriorOfGroup[groupOf(evidence.members()[j])] += posterior[j];
        }
        double[] onGroups = new double[groups];
        double[] onExperts = new double[experts];
        for (int j = 0; j < own.length; j++) {
            int e = evidence.members()[j];
            int a = groupOf(e);
            onGroups[a] = priorOfGroup[a] - posteriorOfGroup[a];
            onExperts[e] = posteriorOfGroup[a] * prior[j] / priorOfGroup[a] - posterior[j];
        }
        if (evidence.penalty() != null) {
            addPenalty(input, evidence.penalty(), onGroups, onExperts);
        }
        upper.step(input, onGroups, rate);
        lower.step(input, onExperts, rate);
    }

    /** A gradient on the logarithms of importance, brought to both levels. */
    private void addPenalty(Input input, double[] penalty, double[] onGroups, double[] onExperts) {
        float[] above = upper.of(input);
        float[] below = lower.of(input);
        double all = logSumExp(above, 0, groups);
        double total = Arrays.stream(penalty).sum();
        for (int a = 0; a < groups; a++) {
            double own = logSumExp(below, first(a), first(a + 1));
            double ofGroup = Arrays.stream(penalty, first(a), first(a + 1)).sum();
            onGroups[a] += ofGroup - StrictMath.exp(above[a] - all) * total;
            for (int e = first(a); e < first(a + 1); e++) {
                onExperts[e] += penalty[e] - StrictMath.exp(below[e] - own) * ofGroup;
            }
        }
    }

    @Override
    public void renew(int expert) {
        lower.renew(expert);
    }

    @Override
    public void writeModel(StateWriter out) {
        upper.writeModel(out);
        lower.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        upper.writeTraining(out);
        lower.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        upper.readModel(in);
        lower.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        upper.readTraining(in);
        lower.readTraining(in);
    }
}
