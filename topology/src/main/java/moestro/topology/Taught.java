package moestro.topology;

import moestro.mixture.Handout;

/**
 * A lesson, or a command, on its way from the teacher to the learners.
 *
 * @param handout what they are given
 * @param offset where it stands in the lessons topic
 */
record Taught(Handout handout, long offset) {}
