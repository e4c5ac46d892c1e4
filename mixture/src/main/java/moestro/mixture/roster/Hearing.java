package moestro.mixture.roster;

import moestro.mixture.Pending;
import moestro.mixture.Task;
import moestro.mixture.gate.Losses;

/** What one lesson says of the experts: who was routed to, who answered, and how well. */
final class Hearing {
    private final Task task;
    private final Pending pending;
    private final double target;
    private final double variance;
    private final double mixtureLoss;
    private final double priorLoss;

    /**
     * Hears a lesson.
     *
     * @param target class index or scaled number
     * @param prior the answer of nobody, float[outputs]
     * @param variance the unit of losses of numbers
     */
    Hearing(Task task, Pending pending, float target, float[] prior, double variance) {
        this.task = task;
        this.pending = pending;
        this.target = target;
        this.variance = variance;
        this.mixtureLoss = loss(pending.output());
        this.priorLoss = loss(prior);
    }

    private double loss(float[] answer) {
        return task.isClassification() ? Losses.log(answer, (int) target) : Losses.squared(answer[0], target, variance);
    }

    /** Has a watch count what the lesson says of its expert. */
    void note(int expert, Watch watch) {
        watch.lesson();
        int[] asked = pending.asked();
        for (int j = 0; j < asked.length; j++) {
            if (asked[j] == expert) {
                note(j, expert, watch);
            }
        }
    }

    private void note(int place, int expert, Watch watch) {
        if (place < pending.routed() && expert != pending.explored()) {
            watch.routed();
        }
        float[] answer = pending.answers()[place];
        if (answer != null) {
            watch.answered(loss(answer), mixtureLoss, priorLoss);
        }
    }
}
