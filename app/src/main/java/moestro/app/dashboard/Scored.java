package moestro.app.dashboard;

/**
 * What everybody's answer to one event cost, now that its label is known.
 *
 * @param losses double[{@link Voices#count}]: squared error in the label's unit, or log loss in nats; NaN where a voice
 *     did not answer
 * @param hits boolean[voices]: whether its most probable class was the true one; all false for numbers
 */
@SuppressWarnings("ArrayRecordComponent") // one per lesson
record Scored(double[] losses, boolean[] hits) {}
