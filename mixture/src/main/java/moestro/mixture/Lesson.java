package moestro.mixture;

/**
 * What a label teaches: the event, what was asked and answered when it was predicted, and the truth. Models are folds
 * over lessons and read nothing else. Answers are in the experts' scale: class probabilities, or a scaled number.
 *
 * @param pending everything that was known when the event was predicted
 * @param label the index of the true class, or the true number in its own unit
 */
public record Lesson(Pending pending, double label) {}
