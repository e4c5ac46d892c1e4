package moestro.mixture.roster;

import java.util.function.IntFunction;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Whoever holds a place of the panel: the expert, and the generation that it is. Its state is the expert's own, with one
 * section more from generation 1 on, and one if the panel names another expert for this place, so that a twin is made of
 * the same kind and seed before it reads.
 */
public final class Incumbent implements Expert {
    private static final String GENERATION = "generation";
    private static final String OCCUPANT = "occupant";

    private final Maker maker;
    private final Occupant first;
    private int generation;
    private Occupant occupant;
    private Expert expert;

    /** Makes experts that have learned nothing. */
    @FunctionalInterface
    public interface Maker {
        /**
         * One of the seed of this generation.
         *
         * @param occupant never nobody
         */
        Expert make(int generation, Occupant occupant);
    }

    /**
     * Generation 0 of the expert that the panel names.
     *
     * @param maker makes an expert that has learned nothing, of the seed of the given generation
     */
    public Incumbent(IntFunction<Expert> maker) {
        this((generation, configured) -> maker.apply(generation), Occupant.CONFIGURED);
    }

    /** Generation 0 of this occupant. */
    public Incumbent(Maker maker, Occupant first) {
        this.maker = maker;
        this.first = first;
        this.occupant = first;
        this.expert = made(0, first);
    }

    private Expert made(int wanted, Occupant who) {
        return who instanceof Occupant.Nobody ? new FreeSeat() : maker.make(wanted, who);
    }

    /** How often it was begun anew. */
    public int generation() {
        return generation;
    }

    /** Gives way to an expert of this generation that has learned nothing; if it is of that generation, stays. */
    public void become(int wanted) {
        become(wanted, occupant);
    }

    /** Gives way to another occupant of this generation; if it is of that generation, stays. */
    public void become(int wanted, Occupant who) {
        if (wanted != generation) {
            generation = wanted;
            occupant = who;
            expert = made(wanted, who);
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
        if (!occupant.equals(first)) {
            out.section(OCCUPANT);
            Occupant.write(occupant, out);
        }
        expert.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        expert.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        int stored = in.has(GENERATION) ? in.section(GENERATION).getInt() : 0;
        become(stored, in.has(OCCUPANT) ? Occupant.read(in.section(OCCUPANT)) : first);
        expert.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        expert.readTraining(in);
    }
}
