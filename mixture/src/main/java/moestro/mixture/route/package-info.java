/** Routing: whom to ask about an event. Knows the encoded event and scores, and neither answers nor combiners. */
package moestro.mixture.route;
