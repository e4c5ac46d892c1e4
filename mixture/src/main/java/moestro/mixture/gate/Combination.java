package moestro.mixture.gate;

import moestro.mixture.Spread;

/**
 * The merged answer.
 *
 * @param combined the answer of each combiner, float[combiners][outputs]
 * @param output the answer of the mixture, float[outputs]
 * @param weights for each asked expert its share in the answer: the second level's mean of the combiners' weights; 0 if
 *     it failed or was only shadow-scored
 * @param stackInputs the autoregressive inputs of the regression stack, float[3]; empty for classes
 * @param spread how far the output may be off; null for classes
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path
public record Combination(float[][] combined, float[] output, float[] weights, float[] stackInputs, Spread spread) {}
