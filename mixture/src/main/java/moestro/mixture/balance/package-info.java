/** Balancing: keeping experts in use without bending what they are weighed by. */
package moestro.mixture.balance;
