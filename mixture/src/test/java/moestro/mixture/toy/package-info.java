/** Experts just good or bad enough to test the mixture with. */
package moestro.mixture.toy;
