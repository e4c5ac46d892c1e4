package moestro.experts.smile;

import moestro.mixture.Parameters;

/**
 * How large a tree may grow.
 *
 * @param depth most splits from the root to a leaf, plus one
 * @param maxNodes most leaves; 0 leaves it to Smile: a fifth of the rows
 * @param nodeSize least rows in a leaf
 */
record TreeShape(int depth, int maxNodes, int nodeSize) {

    /** Reads {@code depth}, {@code max-nodes} and {@code node-size}. */
    static TreeShape from(Parameters parameters, int depth, int maxNodes, int nodeSize) {
        int leaves = parameters.whole("max-nodes", maxNodes, 0, 100_000);
        if (leaves == 1) {
            throw new IllegalArgumentException(
                    "parameter 'max-nodes' is 1.0; it must be 0 (Smile's choice) or at least 2");
        }
        return new TreeShape(
                parameters.whole("depth", depth, 2, 100), leaves, parameters.whole("node-size", nodeSize, 1, 50));
    }
}
