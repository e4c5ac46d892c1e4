package moestro.topology;

import moestro.mixture.Instruction;

/**
 * A lesson on its way from the teacher to the learners.
 *
 * @param instruction what they are given
 * @param offset where the lesson stands in the lessons topic
 */
record Taught(Instruction instruction, long offset) {}
