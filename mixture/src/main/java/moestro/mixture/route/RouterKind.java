package moestro.mixture.route;

import moestro.mixture.Layout;

/** The routers there are, by the names that configurations use. */
public enum RouterKind {
    /** {@link LinearRouter}. */
    LINEAR {
        @Override
        public Router create(Layout layout, int experts) {
            return new LinearRouter(layout, experts);
        }
    },
    /** {@link DenseRouter}. */
    DENSE {
        @Override
        public Router create(Layout layout, int experts) {
            return new DenseRouter(layout, experts);
        }
    };

    /** A router of this kind that has learned nothing. */
    public abstract Router create(Layout layout, int experts);
}
