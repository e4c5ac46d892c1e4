/**
 * Sparse mixture layers over batches (Shazeer et al. 2017): a linear gate, the k best experts of each row, and
 * feed-forward nets as experts. Same bits whatever the batch, the machine and the width of its registers.
 */
package moestro.mixture.layer;
