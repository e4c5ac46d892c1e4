package moestro.topology;

import java.util.List;

/**
 * What an {@link Audit} has found.
 *
 * @param lessons how many the fold learned
 * @param commands how many it obeyed, or refused, at their places among the lessons
 * @param unusable how many records of the lessons topic fit no learner, and were left out as learners do
 * @param firstOffset of the lessons topic; a fold from the start needs 0
 * @param lastOffset of the last lesson or command folded, -1 for none
 * @param models one finding for each model: encoder, gate, experts
 */
public record AuditReport(
        long lessons, long commands, long unusable, long firstOffset, long lastOffset, List<Finding> models) {

    /** What audits of all ranges have found together; a range that has no lessons has no models. */
    public static AuditReport together(List<AuditReport> ranges) {
        if (ranges.size() == 1) {
            return ranges.getFirst();
        }
        return new AuditReport(
                ranges.stream().mapToLong(AuditReport::lessons).sum(),
                ranges.stream().mapToLong(AuditReport::commands).sum(),
                ranges.stream().mapToLong(AuditReport::unusable).sum(),
                ranges.stream().mapToLong(AuditReport::firstOffset).max().orElse(-1),
                ranges.stream().mapToLong(AuditReport::lastOffset).max().orElse(-1),
                ranges.stream()
                        .flatMap(range -> range.models().stream()
                                .filter(finding ->
                                        range.lessons() > 0 || finding.compared() > 0 || finding.difference() != null))
                        .toList());
    }

    /** Whether every model was compared, and every version of it is the fold of the lessons up to it. */
    public boolean isClean() {
        return models.stream()
                .allMatch(finding -> finding.difference() == null && (lessons == 0 || finding.compared() > 0));
    }

    /**
     * One model.
     *
     * @param model its name
     * @param compared how many versions were compared
     * @param published the newest version published, -1 for none
     * @param stored the version stored, -1 for none
     * @param stopped why its learner learns no more, or empty
     * @param difference the first, or null if there is none
     */
    public record Finding(
            String model, int compared, long published, long stored, String stopped, Difference difference) {}

    /**
     * Where a model first differs from the fold.
     *
     * @param version the first that differs
     * @param lesson id of the lesson at that version, or null if there is none
     * @param lastEqual the newest version before it that was compared and is equal, -1 for the beginning
     * @param reason what differs, in words
     */
    public record Difference(long version, String lesson, long lastEqual, String reason) {}
}
