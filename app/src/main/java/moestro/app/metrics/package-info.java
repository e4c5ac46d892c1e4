/** What monitors ask of a running instance: metrics in Prometheus' format, and health. */
package moestro.app.metrics;
