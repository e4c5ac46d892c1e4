/** What benchmarks say: figures beside those of a peer, as tables and as JSON. */
package moestro.bench.figures;
