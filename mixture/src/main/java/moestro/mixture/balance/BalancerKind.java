package moestro.mixture.balance;

import java.util.Locale;

/** The balancers there are, by the names that configurations use. */
public enum BalancerKind {
    /** {@link Unbalanced}. */
    NONE(0),
    /** {@link ImportanceBalancer}. */
    IMPORTANCE(.1),
    /** {@link LoadBalancer}. */
    LOAD(.1),
    /** {@link ImportanceBalancer} and {@link LoadBalancer} together, as published. */
    IMPORTANCE_AND_LOAD(.1),
    /** {@link SwitchBalancer}. */
    SWITCH(.01),
    /** {@link LogitBalancer}. */
    Z_LOSS(.001),
    /** {@link LossFreeBalancer}, each step in proportion to the violation. */
    LOSS_FREE(.001),
    /** {@link LossFreeBalancer}, steps of one size, as published. */
    LOSS_FREE_SIGN(.001),
    /** {@link CapacityBalancer}. */
    CAPACITY(1.25);

    private static final int WINDOW = 200;

    private final double usualRate;

    BalancerKind(double usualRate) {
        this.usualRate = usualRate;
    }

    /**
     * What a balancer is made for.
     *
     * @param experts how many there are
     * @param k how many of them a record is routed to
     * @param rate how strongly the balancer acts: the weight of its loss, the step of its biases, or the factor of its
     *     capacity
     */
    public record Setting(int experts, int k, double rate) {
        /** The share of records that each expert is routed to if all carry the same. */
        double target() {
            return Math.min(1, (double) k / experts);
        }
    }

    private static Balancer lossFree(Setting setting, LossFreeBalancer.Step step) {
        return new LossFreeBalancer(setting.experts(), setting.rate(), WINDOW, step);
    }

    /** The name in configurations. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rate unless another is given. */
    public double usualRate() {
        return usualRate;
    }

    /** A balancer at rest. */
    public Balancer create(Setting setting) {
        return switch (this) {
            case NONE -> new Unbalanced();
            case IMPORTANCE -> new ImportanceBalancer(setting);
            case LOAD -> new LoadBalancer(setting);
            case IMPORTANCE_AND_LOAD -> new BothBalancers(new ImportanceBalancer(setting), new LoadBalancer(setting));
            case SWITCH -> new SwitchBalancer(setting);
            case Z_LOSS -> new LogitBalancer(setting);
            case LOSS_FREE -> lossFree(setting, LossFreeBalancer.Step.PROPORTIONAL);
            case LOSS_FREE_SIGN -> lossFree(setting, LossFreeBalancer.Step.SIGN);
            case CAPACITY -> new CapacityBalancer(setting);
        };
    }
}
