/** Prequential evaluation of the mixture over a file: every record is predicted first and learned when its label comes. */
package moestro.app.evaluate;
