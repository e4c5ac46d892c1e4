/**
 * Who is awake: resets of experts that are never asked, pruning, growth out of a reserve upon drift, and the notice of a
 * collapse. A fold over lessons like every model; each decision says why.
 */
package moestro.mixture.roster;
