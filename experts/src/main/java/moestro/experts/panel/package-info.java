/** The panels that come along. */
package moestro.experts.panel;
