/** The HTTP server: a few read-only pages for people, monitors and Prometheus, on what the JDK brings. */
package moestro.app.web;
