/**
 * For the tests of one's own experts: the contract that every expert keeps, as tests for JUnit. Knows {@code
 * moestro.mixture} and JUnit only.
 */
package moestro.testing;
