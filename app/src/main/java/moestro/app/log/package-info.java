/** What is logged, and how it looks. */
package moestro.app.log;
