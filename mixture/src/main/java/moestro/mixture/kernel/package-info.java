/**
 * The inner loops: logits, top-k, softmax, merge, and the steps of nets and neighbours. Two twins, SIMD and scalar,
 * give the same bits: every accumulator belongs to one output, sums run over the inputs in order, products are rounded
 * before they are added (never fused), and nothing is reduced across lanes.
 */
package moestro.mixture.kernel;
