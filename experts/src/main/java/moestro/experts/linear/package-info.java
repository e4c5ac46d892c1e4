/**
 * Linear models that learn online: softmax and least-squares regression by adaptive steps, and recursive least squares
 * with forgetting.
 */
package moestro.experts.linear;
