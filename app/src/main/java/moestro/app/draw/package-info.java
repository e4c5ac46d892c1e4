/** Draws the topology of a deployment: as text, for Mermaid, and for Graphviz. */
package moestro.app.draw;
