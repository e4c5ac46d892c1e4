package moestro.experts.support;

import java.util.Arrays;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Row;
import moestro.mixture.Standardizer;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * An expert that sees numbers in place of categories: after the event's own numbers, as they are in {@link
 * Input#ordinals()} and standardised over lessons in {@link Input#dense()}. What it keeps of an event in a window or to
 * learn it again is what it saw then, so that labels that came later do not leak in.
 */
final class EncodedExpert implements Expert {
    private static final String[] NO_CATEGORIES = {};
    private static final int[] NOT_HOT = {};

    private final Layout seen;
    private final CategoryColumns columns;
    /** Null if the columns need none. */
    private final Standardizer scale;

    private final Expert expert;

    /** The shape of what the expert sees. */
    static Layout seen(Layout layout, CategoryColumns columns) {
        return new Layout(layout.numbers() + columns.count(), 0, layout.history());
    }

    /**
     * Puts columns before an expert.
     *
     * @param layout the shape of the events
     * @param expert made for events of the shape {@link #seen}
     */
    EncodedExpert(Layout layout, CategoryColumns columns, Expert expert) {
        this.seen = seen(layout, columns);
        this.columns = columns;
        this.scale = columns.needScale() ? new Standardizer(columns.count()) : null;
        this.expert = expert;
    }

    @Override
    public void predict(Input input, float[] output) {
        expert.predict(encode(input), output);
    }

    @Override
    public void learn(Input input, float target) {
        Input encoded = encode(input);
        expert.learn(encoded, target);
        if (scale != null) {
            scale.observe(columnsOf(encoded));
        }
        columns.learn(input, target);
    }

    private Input encode(Input input) {
        int numbers = input.layout().numbers();
        float[] ordinals = Arrays.copyOf(input.ordinals(), seen.numbers());
        columns.encode(input, ordinals, numbers);
        float[] dense = new float[seen.dense()];
        System.arraycopy(input.dense(), 0, dense, 0, numbers);
        float[] scaled = Arrays.copyOfRange(ordinals, numbers, ordinals.length);
        if (scale != null) {
            scaled = scale.standardize(new Row(scaled, NO_CATEGORIES));
        }
        System.arraycopy(scaled, 0, dense, numbers, scaled.length);
        System.arraycopy(input.dense(), numbers, dense, seen.numbers(), seen.history() + 1);
        return new Input(seen, ordinals, dense, NOT_HOT);
    }

    private Row columnsOf(Input encoded) {
        int from = seen.numbers() - columns.count();
        return new Row(Arrays.copyOfRange(encoded.ordinals(), from, seen.numbers()), NO_CATEGORIES);
    }

    @Override
    public void writeModel(StateWriter out) {
        if (scale != null) {
            scale.writeModel(out);
        }
        columns.write(out);
        expert.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        expert.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        if (scale != null) {
            scale.readModel(in);
        }
        columns.read(in);
        expert.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        expert.readTraining(in);
    }
}
