/** Proof that what was learned is the fold of the lessons, and that what was predicted follows from it. */
package moestro.app.audit;
