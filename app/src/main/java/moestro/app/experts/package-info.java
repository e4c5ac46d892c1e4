/** {@code moestro experts}: who sits in the panel, and commands that change it while it is in service. */
package moestro.app.experts;
