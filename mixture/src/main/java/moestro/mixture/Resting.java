package moestro.mixture;

/**
 * An expert that may not be asked for a while, because it has failed too often or took too long.
 *
 * @param expert its index
 * @param why what it did, to be read after "it": "threw ...", "took 1.2 s ..."
 */
public record Resting(int expert, String why) {}
