/**
 * The experts: models that learn from lessons and answer events. Each is one class that implements {@link
 * moestro.mixture.Expert}, with a factory found through {@link java.util.ServiceLoader}. Knows the mixture; nobody
 * knows this package.
 */
package moestro.experts;
