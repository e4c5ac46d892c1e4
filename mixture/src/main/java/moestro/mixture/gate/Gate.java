package moestro.mixture.gate;

import java.util.List;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.LabelHistory;
import moestro.mixture.Layout;
import moestro.mixture.Lesson;
import moestro.mixture.Model;
import moestro.mixture.Pending;
import moestro.mixture.Spread;
import moestro.mixture.Task;
import moestro.mixture.balance.Balancer;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.kernel.Softmax;
import moestro.mixture.route.Evidence;
import moestro.mixture.route.Router;
import moestro.mixture.route.RouterKind;
import moestro.mixture.route.Selection;
import moestro.mixture.route.Selector;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The gate: selects the k experts to ask, combines their answers in four ways, and combines the combinations.
 *
 * <ul>
 *   <li>Selection: the router's logit, less {@code sharpness} times the expert's running excess loss, plus the
 *       balancing bias.
 *   <li>Combiners: recency ({@code softmax(-sharpness * A)}), context ({@code softmax(o / temperature)}), a {@link
 *       Stack}, and exponentiated gradient on the mixture's loss.
 *   <li>Second level: exponentiated gradient over the combiners.
 * </ul>
 *
 * <p>The rates of all of them shrink with the age of the arriving label. Threads: {@link #select} and {@link #combine}
 * only read; {@link #learn} belongs to one thread.
 */
public final class Gate implements Model {
    private static final int RECENCY = 0;
    private static final int CONTEXT = 1;
    private static final int STACK = 2;
    private static final int GRADIENT = 3;
    private static final int[] COMBINERS = {RECENCY, CONTEXT, STACK, GRADIENT};
    private static final double MOST_LOG_LIKELIHOOD = 7;
    private static final double AGE_RATE = .05;

    private final Task task;
    private final int experts;
    private final GateSettings settings;
    private final Router router;
    private final Selector selector;
    private final LossAverages losses;
    private final Stack stack;
    private final ExponentiatedGradient gradient;
    private final ExponentiatedGradient second;
    private final Balancer balancer;
    private final ErrorScale scale = new ErrorScale();
    private final Uncertainty uncertainty;
    private long lessons;
    private double labelAge;

    /** A gate that has learned nothing. */
    public Gate(Task task, Layout layout, int experts, GateSettings settings, long seed) {
        this.task = task;
        this.experts = experts;
        this.settings = settings;
        this.router = settings.router()
                .create(new RouterKind.Setting(layout, experts, settings.k(), settings.routing(), Hash.mix(seed, 2)));
        this.selector =
                new Selector(router, settings.k(), settings.exploration(), settings.shadow(), Hash.mix(seed, 1));
        this.losses = new LossAverages(experts);
        this.uncertainty = new Uncertainty(experts);
        this.stack = Stack.of(task, experts, settings);
        this.gradient = new ExponentiatedGradient(experts);
        this.second = new ExponentiatedGradient(COMBINERS.length);
        this.balancer =
                settings.balancer().create(new BalancerKind.Setting(experts, settings.k(), settings.balanceRate()));
    }

    /** How many combiners there are: rows of {@link Combination#combined()}. */
    public static int combiners() {
        return COMBINERS.length;
    }

    /** How many lessons it has folded. */
    public long lessons() {
        return lessons;
    }

    /**
     * Chooses whom to ask.
     *
     * @param input the encoded event
     * @param record hash of the event's id
     * @param asleep boolean[experts]: who must not be asked; null for nobody
     */
    public Selection select(Input input, long record, boolean[] asleep) {
        return select(input, logits(input), record, asleep);
    }

    /** The logits of an event, float[experts]: what {@link #select} begins with. */
    public float[] logits(Input input) {
        return router.logits(input);
    }

    /** The logits of several events at once, float[inputs][experts], bit for bit. */
    public float[][] logits(List<Input> inputs) {
        return router.logits(inputs);
    }

    /**
     * Chooses whom to ask about an event whose logits are known.
     *
     * @param logits float[experts], of {@link #logits} by the same gate
     */
    public Selection select(Input input, float[] logits, long record, boolean[] asleep) {
        float[] scores = scores(logits);
        for (int e = 0; asleep != null && e < experts; e++) {
            scores[e] = asleep[e] ? Float.NEGATIVE_INFINITY : scores[e];
        }
        boolean warm = isWarm();
        if (!warm) {
            return selector.select(input, scores, logits, record, false);
        }
        float[] open = Admission.open(scores, balancer, settings.k());
        Selection selection = selector.select(input, open, logits, record, true);
        return open == scores
                ? selection
                : selection.passingOver(Admission.closed(router.choose(input, scores, settings.k()), open));
    }

    /**
     * The selection, and after it experts that have no voice and are asked to be scored only.
     *
     * @param shadows indices of experts that the selection was told not to ask
     * @param rate how probable it was for each of them that it would be asked
     */
    public Selection withShadows(Selection selection, int[] shadows, float rate) {
        return shadows.length == 0 ? selection : selection.withShadows(shadows, scores(selection.logits()), rate);
    }

    /**
     * Whether it has learned enough to decide. Experts that had learned nothing when they answered say nothing of what
     * they know now: as long as labels are as old as the lessons are many, that is all there was.
     */
    private boolean isWarm() {
        return lessons >= settings.warmup() + labelAge;
    }

    private float[] scores(float[] logits) {
        float[] scores = new float[experts];
        for (int e = 0; e < experts; e++) {
            scores[e] = (float) (logits[e] - settings.sharpness() * losses.of(e) + balancer.bias(e));
        }
        return scores;
    }

    /**
     * Merges what the routed experts answered, renormalised over those that did.
     *
     * @param answers for each asked expert its answer, null if it failed; at least one routed expert must have answered
     * @param labels clips numbers to the range seen
     */
    public Combination combine(Selection selection, float[][] answers, LabelHistory labels) {
        Voices voices = Voices.of(selection.asked(), answers, selection.routed());
        int[] members = voices.members();
        double[][] weights = weights(members, selection.logits());
        float[] inputs = stack.inputsNow();
        float[][] combined = new float[COMBINERS.length][];
        for (int c : COMBINERS) {
            combined[c] = c == STACK
                    ? stack.combine(members, voices.answers(), inputs)
                    : mean(weights[c], voices.answers(), task.outputs());
        }
        if (!task.isClassification()) {
            combined[STACK][0] = labels.clipped(combined[STACK][0]);
        }
        double[] trust = second.weights(COMBINERS);
        float[] output = mean(trust, combined, task.outputs());
        double[] shares = shares(weights, trust);
        Spread spread =
                task.isClassification() ? null : uncertainty.around(output[0], members, voices.answers(), shares);
        return new Combination(combined, output, spread(shares, voices, selection.asked().length), inputs, spread);
    }

    private double[][] weights(int[] members, float[] logits) {
        double[][] weights = new double[COMBINERS.length][];
        weights[RECENCY] = recency(members);
        weights[CONTEXT] = contextual(members, logits);
        weights[STACK] = stack.weights(members);
        weights[GRADIENT] = gradient.weights(members);
        return weights;
    }

    private double[] recency(int[] members) {
        double[] exponents = new double[members.length];
        for (int j = 0; j < members.length; j++) {
            exponents[j] = -settings.sharpness() * losses.of(members[j]);
        }
        return Softmax.of(exponents);
    }

    private double[] contextual(int[] members, float[] logits) {
        double temperature = settings.temperature(lessons);
        double[] exponents = new double[members.length];
        for (int j = 0; j < members.length; j++) {
            exponents[j] = logits[members[j]] / temperature;
        }
        return router.weights(exponents);
    }

    private static float[] mean(double[] weights, float[][] answers, int outputs) {
        float[] mean = new float[outputs];
        for (int j = 0; j < answers.length; j++) {
            for (int k = 0; k < outputs; k++) {
                mean[k] += (float) (weights[j] * answers[j][k]);
            }
        }
        return mean;
    }

    /** The share of each member in the output: the second level's mean of the combiners' weights. */
    private static double[] shares(double[][] weights, double[] trust) {
        double[] shares = new double[weights[0].length];
        for (int j = 0; j < shares.length; j++) {
            for (int c = 0; c < trust.length; c++) {
                shares[j] += trust[c] * weights[c][j];
            }
        }
        return shares;
    }

    private static float[] spread(double[] shares, Voices voices, int asked) {
        float[] spread = new float[asked];
        for (int j = 0; j < shares.length; j++) {
            spread[voices.positions()[j]] = (float) shares[j];
        }
        return spread;
    }

    /**
     * Folds one lesson.
     *
     * @param input the event, encoded for learning
     * @param truth the class index, or the scaled number
     */
    public void learn(Lesson lesson, Input input, double truth) {
        Pending pending = lesson.pending();
        long age = Math.max(0, lessons - pending.lessonsSeen());
        double trust = settings.trust(age);
        labelAge += AGE_RATE * (age - labelAge);
        lessons++;
        balancer.observe(pending.asked(), pending.routed());
        Voices routed = Voices.of(pending.asked(), pending.answers(), pending.routed());
        if (routed.members().length == 0) {
            return;
        }
        Voices voices = Voices.of(pending.asked(), pending.answers(), pending.asked().length);
        float[] logits = router.logits(input);
        float[] scores = scores(logits); // before the label moves the loss averages of those that answered
        double variance = scale.variance();
        double[] loss = losses(voices.answers(), truth, variance);
        double own = loss(pending.output(), truth, variance);
        if (!task.isClassification()) {
            double[][] weights = weights(routed.members(), logits);
            double[] shares = shares(weights, second.weights(COMBINERS));
            uncertainty.learn(pending.output()[0], truth, routed, shares, voices);
            scale.learn(uniform(routed.answers()) - truth);
        }
        for (int j = 0; j < loss.length; j++) {
            int e = voices.members()[j];
            losses.learn(e, loss[j] - own, settings.recencyAt(age), e == pending.explored());
        }
        learnRouting(input, voices.members(), loss, logits, scores, trust);
        learnWeights(pending, routed, truth, trust);
    }

    private void learnRouting(Input input, int[] members, double[] loss, float[] logits, float[] scores, double trust) {
        double[] likelihoods = new double[members.length];
        for (int j = 0; j < members.length; j++) {
            likelihoods[j] = -Math.min(loss[j], MOST_LOG_LIKELIHOOD);
        }
        double[] penalty = balancer.penalty(logits, scores, router.deviations(input));
        router.learn(input, new Evidence(members, likelihoods, logits, scores, penalty), settings.rate() * trust);
    }

    private void learnWeights(Pending pending, Voices routed, double truth, double trust) {
        int[] members = routed.members();
        double deviation = scale.deviation();
        double rate = settings.weightRate() * trust;
        stack.learn(members, routed.answers(), pending.stackInputs(), truth, deviation, trust);
        if (task.isClassification()) {
            gradient.learnClass(members, routed.answers(), (int) truth, rate);
            second.learnClass(COMBINERS, pending.combined(), (int) truth, rate);
        } else {
            gradient.learnNumber(members, routed.answers(), truth, deviation, rate);
            second.learnNumber(COMBINERS, pending.combined(), truth, deviation, rate);
        }
    }

    private double[] losses(float[][] answers, double truth, double variance) {
        double[] loss = new double[answers.length];
        for (int j = 0; j < loss.length; j++) {
            loss[j] = loss(answers[j], truth, variance);
        }
        return loss;
    }

    private double loss(float[] answer, double truth, double variance) {
        return task.isClassification() ? Losses.log(answer, (int) truth) : Losses.squared(answer[0], truth, variance);
    }

    private static double uniform(float[][] answers) {
        double sum = 0;
        for (float[] answer : answers) {
            sum += answer[0];
        }
        return sum / answers.length;
    }

    /** The running mean of how much worse than the mixture an expert was, over the lessons that it was asked for. */
    public double excessLoss(int expert) {
        return losses.of(expert);
    }

    /** The clocks of another gate become its own: how many lessons there were, and how late their labels. */
    void follow(Gate other) {
        lessons = other.lessons;
        labelAge = other.labelAge;
    }

    /** An expert has begun anew: whatever was learned of it is forgotten, for it was about another one. */
    public void renew(int expert) {
        router.renew(expert);
        losses.renew(expert);
        stack.renew(expert);
        gradient.renew(expert);
        balancer.renew(expert);
        uncertainty.renew(expert);
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("gate");
        out.putLong(lessons);
        out.putDouble(labelAge);
        losses.write(out);
        gradient.write(out);
        second.write(out);
        balancer.write(out);
        scale.write(out);
        uncertainty.write(out);
        stack.write(out);
        router.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        router.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        in.section("gate");
        lessons = in.getLong();
        labelAge = in.getDouble();
        losses.read(in);
        gradient.read(in);
        second.read(in);
        balancer.read(in);
        scale.read(in);
        uncertainty.read(in);
        stack.read(in);
        router.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        router.readTraining(in);
    }
}
