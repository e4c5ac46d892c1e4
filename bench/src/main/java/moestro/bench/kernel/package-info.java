/** The kernels beside PyTorch, plain loops and what the machine can do at most. */
package moestro.bench.kernel;
