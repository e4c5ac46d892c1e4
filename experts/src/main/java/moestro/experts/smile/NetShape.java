package moestro.experts.smile;

import moestro.mixture.Task;

/**
 * What a net is like apart from its input.
 *
 * @param hidden rectifiers in the hidden layer
 * @param task decides the output: one linear unit, one sigmoid (two classes) or a softmax
 * @param rate learning rate
 * @param rmsprop whether steps are divided by a running root mean square of the gradient
 * @param clipNorm largest norm of each layer's output gradient; 0 for none
 */
record NetShape(int hidden, Task task, double rate, boolean rmsprop, double clipNorm) {
    /** Decay and floor of RMSProp (Tieleman and Hinton 2012). */
    static final double RHO = .999;

    static final double EPSILON = 1e-6;

    /** Units of the output layer. */
    int outputs() {
        return task.outputs() == 2 ? 1 : task.outputs();
    }
}
