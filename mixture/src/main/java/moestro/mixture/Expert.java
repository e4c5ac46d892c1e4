package moestro.mixture;

/**
 * One model of the panel: a fold over lessons.
 *
 * <p>Two experts of the same settings that learned the same lessons in the same order hold the same state, bit for bit,
 * on any machine. So: no clock, no generator whose state is not part of the model (use {@link Hash}), {@link
 * StrictMath} instead of {@link Math} for transcendental functions.
 *
 * <p>Threads: {@link #predict} may be called by several threads at once as long as nobody learns; everything else
 * belongs to one thread.
 */
public interface Expert extends Model {

    /**
     * Answers one event, without changing any state.
     *
     * @param input the encoded event
     * @param output written whole: class probabilities that sum to 1, or one scaled number
     */
    void predict(Input input, float[] output);

    /**
     * Learns one lesson.
     *
     * @param input the encoded event; may be kept
     * @param target the index of the true class, or the scaled true number
     */
    void learn(Input input, float target);
}
