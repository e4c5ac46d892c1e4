package moestro.mixture.balance;

/** The balancers there are, by the names that configurations use. */
public enum BalancerKind {
    /** {@link Unbalanced}. */
    NONE {
        @Override
        public Balancer create(int experts, int k, double rate) {
            return new Unbalanced();
        }
    },
    /** {@link LossFreeBalancer}, each step in proportion to the violation. */
    LOSS_FREE {
        @Override
        public Balancer create(int experts, int k, double rate) {
            return new LossFreeBalancer(experts, rate, WINDOW, LossFreeBalancer.Step.PROPORTIONAL);
        }
    },
    /** {@link LossFreeBalancer}, steps of one size, as published. */
    LOSS_FREE_SIGN {
        @Override
        public Balancer create(int experts, int k, double rate) {
            return new LossFreeBalancer(experts, rate, WINDOW, LossFreeBalancer.Step.SIGN);
        }
    };

    private static final int WINDOW = 200;

    /**
     * A balancer at rest.
     *
     * @param rate how strongly it acts
     */
    public abstract Balancer create(int experts, int k, double rate);
}
