package moestro.topology;

import java.util.Map;
import moestro.mixture.Mixture;
import moestro.mixture.state.StateWriter;

/**
 * What somebody holds to be a model at a version.
 *
 * @param model its name
 * @param source who says so
 * @param version offset of the last lesson folded
 * @param lessons how many were folded
 * @param sha256 over the sections
 * @param beside the expert apart beside which it is stored; empty if it is learned there itself
 */
record Claim(String model, Source source, long version, long lessons, String sha256, String beside) {

    Claim(String model, Source source, long version, long lessons, String sha256) {
        this(model, source, version, lessons, sha256, "");
    }

    /** Where a claim stands, and so how much of a model it is about. */
    enum Source {
        /** A manifest on the models topic: what serving needs. */
        PUBLISHED,
        /** The changelog of a learner: all that learning on needs. */
        STORED
    }

    /** What the fold has instead. */
    String folded(Mixture fold) {
        Map<String, byte[]> sections = source == Source.PUBLISHED ? fold.served(model) : fold.stored(model);
        return StateWriter.sha256(sections);
    }

    String told() {
        return (source == Source.PUBLISHED ? "published version " : "stored version ")
                + version
                + (beside.isEmpty() ? "" : " beside expert '" + beside + "', which learns apart,");
    }
}
