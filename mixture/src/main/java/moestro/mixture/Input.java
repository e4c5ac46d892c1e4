package moestro.mixture;

/**
 * One encoded event, as every expert and the gate see it. Immutable by contract: experts may keep it (in a window or a
 * replay buffer) and must not write to its arrays.
 *
 * <p>Three views of the same event, because experts differ in what they can use:
 *
 * <ul>
 *   <li>{@link #ordinals()}, float[features]: the raw numbers, then for each category its code (order of first
 *       appearance, or the number it spells; -1 when unseen). For trees and histograms.
 *   <li>{@link #dense()}, float[numbers + history + 1]: numbers standardised by running mean and deviation and clipped
 *       to ±5, the label history, and a constant 1. For linear models, nets and neighbours.
 *   <li>{@link #hot()}, int[categories]: for each category the index of its one-hot input in the space that continues
 *       {@code dense}; -1 when unseen. Indices grow as categories appear: an expert must take any index at or above
 *       {@code layout.dense()}.
 * </ul>
 */
public final class Input {
    private final Layout layout;
    private final float[] ordinals;
    private final float[] dense;
    private final int[] hot;

    /** Takes ownership of the arrays. */
    public Input(Layout layout, float[] ordinals, float[] dense, int[] hot) {
        if (ordinals.length != layout.features()
                || dense.length != layout.dense()
                || hot.length != layout.categories()) {
            throw new IllegalArgumentException("arrays do not have the shape of " + layout);
        }
        this.layout = layout;
        this.ordinals = ordinals;
        this.dense = dense;
        this.hot = hot;
    }

    /** The shape. */
    public Layout layout() {
        return layout;
    }

    /** Raw numbers, then category codes. Not to be written. */
    public float[] ordinals() {
        return ordinals;
    }

    /** Standardised numbers, label history, 1. Not to be written. */
    public float[] dense() {
        return dense;
    }

    /** One-hot indices, or -1. Not to be written. */
    public int[] hot() {
        return hot;
    }
}
