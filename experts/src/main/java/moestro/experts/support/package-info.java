/**
 * What linear models, nets and neighbours share: the non-zero inputs of an event, the last step from scores to answers,
 * and state in blocks. Knows the mixture, no expert.
 */
package moestro.experts.support;
