package moestro.topology;

import moestro.mixture.Input;
import moestro.mixture.Lesson;

/**
 * A lesson as the teacher hands it to the learners.
 *
 * @param lesson in the terms of the panel
 * @param input the event, encoded by the encoder that has just folded it
 * @param target class index or scaled number
 * @param before how many lessons came before this one
 * @param offset where the lesson stands in the lessons topic
 */
record Taught(Lesson lesson, Input input, float target, long before, long offset) {}
