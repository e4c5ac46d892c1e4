package moestro.mixture.route;

import java.util.Arrays;
import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A router on the bench: two numbers and a category. Four experts each know one quadrant of the plane, a fifth knows a
 * little everywhere.
 */
final class RouterBench {
    static final int EXPERTS = 5;
    static final int K = 2;
    private static final Layout LAYOUT = new Layout(2, 1, 0);
    private static final double KNOWN = .9;
    private static final double UNKNOWN = .1;
    private static final double A_LITTLE = .3;

    final Router router;
    private final RouterKind kind;

    RouterBench(RouterKind kind) {
        this.kind = kind;
        this.router = create(kind);
    }

    private static Router create(RouterKind kind) {
        return kind.create(setting(LAYOUT, EXPERTS, K, Map.of()));
    }

    static RouterKind.Setting setting(Layout layout, int experts, int k, Map<String, Double> routing) {
        return new RouterKind.Setting(layout, experts, k, Routing.of(new Parameters(routing)), 7);
    }

    static Input input(int n) {
        float[] dense = {(float) Hash.gaussian(Hash.mix(n, 1)), (float) Hash.gaussian(Hash.mix(n, 2)), 1};
        int slot = LAYOUT.dense() + Hash.below(Hash.mix(n, 3), 3);
        return new Input(LAYOUT, new float[LAYOUT.features()], dense, new int[] {slot});
    }

    private static double probability(Input input, int expert) {
        int quadrant = (input.dense()[0] > 0 ? 1 : 0) + (input.dense()[1] > 0 ? 2 : 0);
        return expert == 4 ? A_LITTLE : expert == quadrant ? KNOWN : UNKNOWN;
    }

    /** Chooses, learns from those chosen and one drawn by hash, and returns how many were chosen. */
    int step(int n) {
        Input input = input(n);
        float[] logits = router.logits(input);
        int[] chosen = router.choose(input, logits, K);
        int drawn = Hash.below(Hash.mix(n, 4), EXPERTS);
        boolean known = Arrays.stream(chosen).anyMatch(e -> e == drawn);
        int[] members = Arrays.copyOf(chosen, known ? chosen.length : chosen.length + 1);
        members[members.length - 1] = known ? members[members.length - 1] : drawn;
        double[] likelihoods = new double[members.length];
        for (int j = 0; j < members.length; j++) {
            likelihoods[j] = StrictMath.log(probability(input, members[j]));
        }
        router.learn(input, new Evidence(members, likelihoods, logits, logits.clone(), null), .003);
        return chosen.length;
    }

    /** Mean negative log likelihood of the weighted choice. */
    double loss(int from, int to) {
        double loss = 0;
        for (int n = from; n < to; n++) {
            Input input = input(n);
            float[] logits = router.logits(input);
            int[] chosen = router.choose(input, logits, K);
            double[] own = new double[chosen.length];
            for (int j = 0; j < own.length; j++) {
                own[j] = logits[chosen[j]];
            }
            double[] weights = router.weights(own);
            double likelihood = 0;
            for (int j = 0; j < own.length; j++) {
                likelihood += weights[j] * probability(input, chosen[j]);
            }
            loss -= StrictMath.log(likelihood) / (to - from);
        }
        return loss;
    }

    /** Another router of the kind, with this one's state. */
    RouterBench copy() {
        RouterBench twin = new RouterBench(kind);
        StateWriter out = new StateWriter();
        router.writeModel(out);
        router.writeTraining(out);
        StateReader in = new StateReader(out.sections());
        twin.router.readModel(in);
        twin.router.readTraining(in);
        return twin;
    }

    String hash() {
        StateWriter out = new StateWriter();
        router.writeModel(out);
        router.writeTraining(out);
        return StateWriter.sha256(out.sections());
    }
}
