package moestro.mixture.route;

import java.util.Locale;
import moestro.mixture.Layout;

/** The routers there are, by the names that configurations use. */
public enum RouterKind {
    /** {@link LinearRouter}. */
    LINEAR,
    /** {@link LinearRouter#dense}. */
    DENSE,
    /** {@link NoisyTopKRouter}. */
    NOISY_TOP_K,
    /** {@link TopAnyRouter}. */
    TOP_ANY,
    /** {@link ReluRouter}. */
    RELU,
    /** {@link ExpertChoiceRouter}. */
    EXPERT_CHOICE,
    /** {@link CosineRouter}. */
    COSINE,
    /** {@link VotesRouter}. */
    VOTES,
    /** {@link HierarchyRouter}. */
    HIERARCHY;

    /**
     * What a router is made for.
     *
     * @param layout of the events
     * @param experts how many there are
     * @param k how many a record is routed to; on the mean, where a router decides that itself
     * @param routing constants
     * @param seed of every draw
     */
    public record Setting(Layout layout, int experts, int k, Routing routing, long seed) {
        /** The share of records that each expert is routed to if all carry the same. */
        double target() {
            return Math.min(1, (double) k / experts);
        }

        /** No record is routed to more experts than this. */
        int most() {
            return (int) Math.min(experts, Math.max(1, Math.rint(routing.most() * k)));
        }
    }

    /** The name in configurations. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A router of this kind that has learned nothing. */
    public Router create(Setting setting) {
        return switch (this) {
            case LINEAR -> new LinearRouter(setting.layout(), setting.experts());
            case DENSE -> LinearRouter.dense(setting.layout(), setting.experts());
            case NOISY_TOP_K -> new NoisyTopKRouter(setting);
            case TOP_ANY -> new TopAnyRouter(setting);
            case RELU -> new ReluRouter(setting);
            case EXPERT_CHOICE -> new ExpertChoiceRouter(setting);
            case COSINE -> new CosineRouter(setting);
            case VOTES -> new VotesRouter(setting);
            case HIERARCHY -> new HierarchyRouter(setting);
        };
    }
}
