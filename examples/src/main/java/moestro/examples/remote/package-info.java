/** An expert in a process of its own, that is asked over topics. */
package moestro.examples.remote;
