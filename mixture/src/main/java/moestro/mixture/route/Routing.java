package moestro.mixture.route;

import moestro.mixture.Parameters;

/**
 * The constants of routers that have some; each router reads its own.
 *
 * @param most of top-any, relu and expert-choice: no record is routed to more than this many times k experts
 * @param thresholdRate of top-any: how far thresholds move for each expert more or less than k that is active
 * @param centroids of cosine: how many an expert has
 * @param centroidPace of cosine and top-any: how many times the gate's rate a direction moves towards an event
 * @param margin of cosine: cosine above which centroids of one expert repel each other
 * @param voters of votes: how many records vote, the last ones learned
 * @param voteWidth of votes: length of queries and keys
 * @param votePace of votes: how many times the gate's rate keys learn
 * @param groups of hierarchy: how many there are; 0 for about the square root of the number of experts
 * @param opened of hierarchy: how many groups are opened for a record; 0 for the square root of k, rounded up
 */
public record Routing(
        double most,
        double thresholdRate,
        int centroids,
        double centroidPace,
        double margin,
        int voters,
        int voteWidth,
        double votePace,
        int groups,
        int opened) {

    /** The defaults, overridden by parameters of the same names, words joined by hyphens. */
    public static Routing of(Parameters given) {
        return new Routing(
                given.number("most", 2, 1, 64),
                given.number("threshold-rate", .01, 0, 1),
                given.whole("centroids", 2, 1, 64),
                given.number("centroid-pace", 40, 0, 1000),
                given.number("margin", .5, -1, 1),
                given.whole("voters", 32, 1, 1024),
                given.whole("vote-width", 8, 1, 256),
                given.number("vote-pace", .3, 0, 1000),
                given.whole("groups", 0, 0, 1024),
                given.whole("opened", 0, 0, 1024));
    }
}
