package moestro.topology;

import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.mixture.gate.GateMean;

/** What goes together with learners per range of keys. */
public final class Federated {
    private Federated() {}

    /**
     * Checks how lessons are shared out.
     *
     * @throws IllegalArgumentException if it does not go together with the features or the panel
     */
    public static void check(Ranges ranges, Features features, Panel panel) {
        if (ranges.isOne()) {
            return;
        }
        int categories = features.categories().size();
        if (ranges.by() < 0 || ranges.by() >= categories) {
            throw new IllegalArgumentException("ranges are by a category feature, and of these there are " + categories
                    + ", so there is none with index " + ranges.by());
        }
        if (ranges.averages() && !GateMean.exists(panel.gate().router())) {
            throw new IllegalArgumentException(
                    "gates with the router " + panel.gate().router().key()
                            + " have no mean; choose another router, or let each range serve by its own gate");
        }
    }
}
