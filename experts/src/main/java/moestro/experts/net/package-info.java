/** A small feed-forward net that learns online by Adam, on each new lesson and a few remembered ones. */
package moestro.experts.net;
