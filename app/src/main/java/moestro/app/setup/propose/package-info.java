/**
 * Proposes a configuration from what is on two topics: which field is the id, the time, the label, a feature. Nothing is
 * guessed silently: each choice comes with its reason, and what was unclear is said.
 */
package moestro.app.setup.propose;
