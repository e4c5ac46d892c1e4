package moestro.mixture.gate;

import java.util.List;
import moestro.mixture.Parameters;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.route.RouterKind;
import moestro.mixture.route.Routing;

/**
 * The constants of the gate.
 *
 * @param k how many experts are asked for an event; with 1, and no shadow scoring, the router has nobody to
 *     compare and learns nothing
 * @param exploration how often the last of the k is another expert, drawn by hash
 * @param shadow how often all experts are asked, to be scored only
 * @param sharpness factor of the loss averages in selection and recency weights
 * @param rate learning rate of the router
 * @param stackRate learning rate of the class stack
 * @param forgetting 1 - lambda of the regression stack
 * @param weightRate learning rate of the exponentiated gradients
 * @param recency slowest rate of the loss averages
 * @param delayScale age in records at which the learning rates are halved
 * @param recencyDelayScale the same for the rate of the loss averages
 * @param balanceRate how strongly the balancer acts: the step of its biases, the weight of its loss, or the factor of
 *     its capacity; each kind has a default of its own
 * @param warmup lessons before the gate decides, beyond as many as labels are late; until then experts take turns by
 *     hash
 * @param temperature divisor of the router's logits when they become weights, before the first lesson
 * @param temperatureEnd the same from lesson {@code annealOver} on; geometric in between
 * @param annealOver lessons over which the temperature moves
 * @param router turns an event into a choice of experts
 * @param balancer keeps all experts in use
 * @param routing the constants of single routers
 */
public record GateSettings(
        int k,
        double exploration,
        double shadow,
        double sharpness,
        double rate,
        double stackRate,
        double forgetting,
        double weightRate,
        double recency,
        double delayScale,
        double recencyDelayScale,
        double balanceRate,
        int warmup,
        double temperature,
        double temperatureEnd,
        int annealOver,
        RouterKind router,
        BalancerKind balancer,
        Routing routing) {

    /** The defaults, overridden by parameters of the same names, words joined by hyphens. */
    public static GateSettings of(Parameters given) {
        return of(given, RouterKind.LINEAR, BalancerKind.LOSS_FREE);
    }

    /** The same, with another router and balancer than the default. */
    public static GateSettings of(Parameters given, RouterKind router, BalancerKind balancer) {
        double temperature = given.number("temperature", 1, .01, 100);
        GateSettings settings = new GateSettings(
                given.whole("k", 3, 1, 64),
                given.number("exploration", .1, 0, 1),
                given.number("shadow", 0, 0, 1),
                given.number("sharpness", 10, 0, 1000),
                given.number("rate", .003, 0, 1),
                given.number("stack-rate", .003, 0, 1),
                given.number("forgetting", .0005, 0, .1),
                given.number("weight-rate", .01, 0, 1),
                given.number("recency", .01, 1e-6, 1),
                given.number("delay-scale", 200, 1, 1e9),
                given.number("recency-delay-scale", 25, 1, 1e9),
                given.number("balance-rate", balancer.usualRate(), 0, 100),
                given.whole("warmup", 100, 0, 1_000_000),
                temperature,
                given.number("temperature-end", temperature, .01, 100),
                given.whole("anneal-over", 10_000, 1, 1_000_000_000),
                router,
                balancer,
                Routing.of(given));
        given.refuseUnknown("the gate");
        return settings;
    }

    /** The names of the parameters. */
    public static List<String> parameters() {
        Parameters asked = Parameters.none();
        of(asked);
        return asked.known();
    }

    /** The defaults. */
    public static GateSettings defaults() {
        return of(Parameters.none());
    }

    /** The same with another router. */
    public GateSettings with(RouterKind other) {
        return with(other, balancer, balanceRate);
    }

    /** The same with another balancer, at its usual rate. */
    public GateSettings with(BalancerKind other) {
        return with(router, other, other.usualRate());
    }

    private GateSettings with(RouterKind newRouter, BalancerKind newBalancer, double newBalanceRate) {
        return new GateSettings(
                k,
                exploration,
                shadow,
                sharpness,
                rate,
                stackRate,
                forgetting,
                weightRate,
                recency,
                delayScale,
                recencyDelayScale,
                newBalanceRate,
                warmup,
                temperature,
                temperatureEnd,
                annealOver,
                newRouter,
                newBalancer,
                routing);
    }

    /** The temperature after so many lessons: {@code start (end / start)^min(1, lessons / annealOver)}. */
    double temperature(long lessons) {
        double progress = Math.min(1, (double) lessons / annealOver);
        return temperature * StrictMath.pow(temperatureEnd / temperature, progress);
    }

    /** How much a label of this age (in lessons) may move the gate: under delay, fast tracking only follows noise. */
    double trust(long age) {
        return 1 / (1 + age / delayScale);
    }

    /** The slowest rate of the loss averages for a label of this age. */
    double recencyAt(long age) {
        return recency / (1 + age / recencyDelayScale);
    }
}
