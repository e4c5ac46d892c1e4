package moestro.mixture.roster;

import java.util.function.IntFunction;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Whoever holds a place of the panel: the expert, and the generation that it is. Its state is the expert's own, with one
 * section more from generation 1 on, so that a twin is made of the same seed before it reads.
 */
public final class Incumbent implements Expert {
    private static final String GENERATION = "generation";

    private final IntFunction<Expert> maker;
    private int generation;
    private Expert expert;

    /**
     * Generation 0.
     *
     * @param maker makes an expert that has learned nothing, of the seed of the given generation
     */
    public Incumbent(IntFunction<Expert> maker) {
        this.maker = maker;
        this.expert = maker.apply(0);
    }

    /** How often it was begun anew. */
    public int generation() {
        return generation;
    }

    /** Gives way to an expert of this generation that has learned nothing; if it is of that generation, stays. */
    public void become(int wanted) {
        if (wanted != generation) {
            generation = wanted;
            expert = maker.apply(wanted);
        }
    }

    @Override
    public void predict(Input input, float[] output) {
        expert.predict(input, output);
    }

    @Override
    public void learn(Input input, float target) {
        expert.learn(input, target);
    }

    @Override
    public void writeModel(StateWriter out) {
        if (generation > 0) {
            out.section(GENERATION);
            out.putInt(generation);
        }
        expert.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        expert.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        become(in.has(GENERATION) ? in.section(GENERATION).getInt() : 0);
        expert.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        expert.readTraining(in);
    }
}
