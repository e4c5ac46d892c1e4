/** An expert of one's own: one class, its factory, and a line in {@code META-INF/services}. */
package moestro.examples.expert;
