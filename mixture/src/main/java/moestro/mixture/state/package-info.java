/** How a model becomes bytes and back: named sections of primitive values, in one fixed order. */
package moestro.mixture.state;
