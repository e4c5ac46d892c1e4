/** How fast the kernels and the whole mixture are, by JMH. Nothing depends on this module. */
package moestro.bench;
