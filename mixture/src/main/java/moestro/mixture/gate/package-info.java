/**
 * The gate: whom to ask and how to combine what they say. It learns from lessons which expert knows which kind of
 * event, over experts it cannot look into.
 */
package moestro.mixture.gate;
