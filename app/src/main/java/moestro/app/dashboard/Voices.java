package moestro.app.dashboard;

import java.util.List;

/**
 * Who is scored: the mixture, what it must be better than, and each expert.
 *
 * @param experts names of the panel's experts, in its order
 */
record Voices(List<String> experts) {
    static final int MIXTURE = 0;
    static final int UNIFORM = 1;
    static final int NAIVE = 2;
    /** The first expert; the others follow in the panel's order. */
    static final int EXPERTS = 3;

    int count() {
        return EXPERTS + experts.size();
    }
}
