/** Naive Bayes over growing histograms. Knows the mixture, and of the trees only their histograms. */
package moestro.experts.bayes;
