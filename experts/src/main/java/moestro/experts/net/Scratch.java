package moestro.experts.net;

import moestro.experts.support.ActiveInputs;
import moestro.mixture.Layout;

/**
 * What a thread computes an answer in. Most nets of a panel have the same shape, and one answers after the other: what the
 * last one used is still in the cache.
 */
final class Scratch {
    private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

    private Layout layout;
    private boolean history;
    private ActiveInputs inputs;
    private int hidden;
    private int layers;
    private boolean layerNorm;
    private Network.Passes passes;

    private Scratch() {}

    /** This thread's. */
    static Scratch own() {
        return OWN.get();
    }

    /** Inputs of this layout. */
    ActiveInputs inputs(Layout ofLayout, boolean withHistory) {
        if (inputs == null || history != withHistory || !layout.equals(ofLayout)) {
            layout = ofLayout;
            history = withHistory;
            inputs = new ActiveInputs(ofLayout, withHistory);
        }
        return inputs;
    }

    /** Passes through a net of this shape, forward only. */
    Network.Passes passes(NetShape shape) {
        if (passes == null || hidden != shape.hidden() || layers != shape.layers() || layerNorm != shape.layerNorm()) {
            hidden = shape.hidden();
            layers = shape.layers();
            layerNorm = shape.layerNorm();
            passes = Network.Passes.of(shape, false);
        }
        return passes;
    }
}
