/** The demo: real flights through a real broker, predicted at departure and learned from when they land. */
package moestro.app.demo;
