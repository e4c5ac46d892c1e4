/** The command line. */
package moestro.app;
