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

    /** Has a trial count how an expert did in the shadow, if it was asked and the prediction rests on somebody. */
    void compare(int expert, ShadowTrial trial) {
        int[] asked = pending.asked();
        for (int j = pending.routed(); j < asked.length; j++) {
            float[] answer = asked[j] == expert ? pending.answers()[j] : null;
            double voices = answer == null ? Double.NaN : voices();
            if (Double.isFinite(voices)) {
                trial.answered(loss(answer), mixtureLoss, voices);
            }
        }
    }

    /** The mean loss of those that the prediction rests on; not a number if nobody answered. */
    private double voices() {
        double sum = 0;
        int count = 0;
        for (int j = 0; j < pending.routed(); j++) {
            if (pending.answers()[j] != null) {
                sum += loss(pending.answers()[j]);
                count++;
            }
        }
        return sum / count;
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
