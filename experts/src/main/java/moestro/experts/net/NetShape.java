package moestro.experts.net;

import moestro.mixture.Parameters;

/**
 * What the parameters of a net say.
 *
 * @param nets how many nets answer together: each begins elsewhere and remembers other lessons, and their mean varies
 *     less (Hansen and Salamon 1990: Neural network ensembles)
 * @param hidden units of each hidden layer
 * @param layers hidden layers, 1 or 2
 * @param layerNorm whether sums are normalised before they are rectified
 * @param skip whether there is a way around: from the inputs to the outputs of a net of one hidden layer, around the
 *     second hidden layer otherwise
 * @param gradientClip the longest gradient of a step; longer ones are shortened to it; 0 for any length
 * @param rate Adam's rate
 * @param replays steps on remembered lessons, per lesson
 * @param window how many lessons are remembered
 * @param history whether the label history is among the inputs
 */
record NetShape(
        int nets,
        int hidden,
        int layers,
        boolean layerNorm,
        boolean skip,
        double gradientClip,
        double rate,
        int replays,
        int window,
        boolean history) {

    static NetShape from(Parameters parameters) {
        return new NetShape(
                parameters.whole("nets", 1, 1, 64),
                parameters.whole("hidden", 32, 1, 4096),
                parameters.whole("layers", 1, 1, 2),
                parameters.flag("layer-norm", true),
                parameters.flag("skip", false),
                parameters.number("gradient-clip", 0, 0, 1e6),
                parameters.number("rate", .005, 1e-6, 1),
                parameters.whole("replay", 2, 0, 64),
                parameters.whole("window", 2000, 1, 1_000_000),
                parameters.flag("history", true));
    }

    /** Whether inputs lead to the outputs directly. */
    boolean skipsToOutputs() {
        return skip && layers == 1;
    }
}
