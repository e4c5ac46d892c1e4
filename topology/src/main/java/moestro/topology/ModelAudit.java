package moestro.topology;

import moestro.mixture.Mixture;
import moestro.topology.AuditReport.Difference;
import moestro.topology.AuditReport.Finding;

/** What an audit knows of one model so far. */
final class ModelAudit {
    private final String model;
    private int compared;
    private long published = -1;
    private long stored = -1;
    private String stopped = "";
    private long lastEqual = -1;
    private long lessonsAtLastEqual;
    private String suspect;
    private Difference difference;

    ModelAudit(String model) {
        this.model = model;
    }

    String model() {
        return model;
    }

    /** There is such a version on the models topic. */
    void published(long version) {
        published = Math.max(published, version);
    }

    /** There is this in its learner's changelog. */
    void stored(Snapshot snapshot) {
        stored = snapshot.version();
        stopped = snapshot.stopped();
    }

    /** The fold is about to learn this one: the first since the last version that is equal is the first suspect. */
    void next(String lesson) {
        if (suspect == null) {
            suspect = lesson;
        }
    }

    /**
     * Compares a claim with the fold at its version.
     *
     * @param lessons how many the fold has learned
     * @param lesson id of the last of them
     */
    void compare(Claim claim, long lessons, Mixture fold, String lesson) {
        compared++;
        if (difference != null) {
            return;
        }
        boolean same = claim.folded(fold).equals(claim.sha256());
        if (claim.lessons() != lessons) {
            differs(
                    claim.version(),
                    lesson,
                    claim.told() + " has learned " + claim.lessons() + " lessons, the topic has " + lessons
                            + " up to there"
                            + (claim.lessons() > lessons
                                    ? ": " + (claim.lessons() - lessons) + " more, learned twice or gone from the topic"
                                    : ": " + (lessons - claim.lessons()) + " were not learned"));
        } else if (!same) {
            differs(
                    claim.version(),
                    lesson,
                    claim.told() + " has other bytes than the fold of its " + lessons
                            + " lessons; the difference came with one of the last " + (lessons - lessonsAtLastEqual)
                            + ", from '" + suspect + "' on");
        } else {
            lastEqual = claim.version();
            lessonsAtLastEqual = lessons;
            suspect = null;
        }
    }

    /** Keeps the first difference. */
    void differs(long version, String lesson, String reason) {
        if (difference == null) {
            difference = new Difference(version, lesson, lastEqual, reason);
        }
    }

    Finding finding() {
        return new Finding(model, compared, published, stored, stopped, difference);
    }
}
