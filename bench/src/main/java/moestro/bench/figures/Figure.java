package moestro.bench.figures;

/**
 * One measured figure beside its peer's, from one run.
 *
 * @param name what was measured, with its sizes
 * @param ours our figure, in the unit
 * @param peer the peer's, in the same unit
 * @param ratio how many times better ours is: above 1 we are ahead, whichever way the unit counts
 * @param unit of both, such as {@code ns/record} or {@code events/s}
 */
public record Figure(String name, double ours, double peer, double ratio, String unit) {

    /** A figure of which less is better: times, bytes. */
    public static Figure ofCost(String name, double ours, double peer, String unit) {
        return new Figure(name, ours, peer, peer / ours, unit);
    }

    /** A figure of which more is better: throughputs, shares. */
    public static Figure ofGain(String name, double ours, double peer, String unit) {
        return new Figure(name, ours, peer, ours / peer, unit);
    }
}
