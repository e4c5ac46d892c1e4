package moestro.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Turns rows into {@link Input}s. A fold over lessons like every other model: the categories seen, the history of
 * labels, and the scale of the target.
 *
 * <p>Threads: everything but {@link #learn} and {@link #readModel} only reads.
 */
public final class Encoder implements Model {
    /** One category feature gets at most this many one-hot inputs; what comes later counts as unseen. */
    private static final int MOST_CODES = 1024;

    private static final String NUMERIC = "0123456789-+.eE";

    private final Task task;
    private final Layout layout;
    private final List<Map<String, Code>> codes = new ArrayList<>();
    private final LabelHistory labels;
    private long lessons;
    private int slots;

    /** A category's one-hot index behind the dense inputs, and the number that trees see. */
    private record Code(int slot, float ordinal) {}

    /** An encoder that has seen nothing. */
    public Encoder(Task task, Features features) {
        this.task = task;
        this.labels = new LabelHistory(task);
        this.layout =
                new Layout(features.numbers().size(), features.categories().size(), labels.inputs());
        for (int i = 0; i < layout.categories(); i++) {
            codes.add(new LinkedHashMap<>());
        }
    }

    /** The shape of its inputs. */
    public Layout layout() {
        return layout;
    }

    /** How many lessons it has folded. */
    public long lessons() {
        return lessons;
    }

    /** What is known of labels: history, scale and range. */
    public LabelHistory labels() {
        return labels;
    }

    /**
     * Encodes a row.
     *
     * @param row fits the features
     * @param standardized its numbers as a {@link Standardizer} made them at the moment of the prediction
     * @param history float[layout.history()], as of the moment of the prediction
     */
    public Input encode(Row row, float[] standardized, float[] history) {
        float[] ordinals = new float[layout.features()];
        float[] dense = new float[layout.dense()];
        int[] hot = new int[layout.categories()];
        System.arraycopy(row.numbers(), 0, ordinals, 0, layout.numbers());
        System.arraycopy(standardized, 0, dense, 0, layout.numbers());
        System.arraycopy(history, 0, dense, layout.numbers(), history.length);
        dense[layout.bias()] = 1;
        for (int i = 0; i < layout.categories(); i++) {
            Code code = codes.get(i).get(row.categories()[i]);
            hot[i] = code == null ? -1 : layout.dense() + code.slot;
            ordinals[layout.numbers() + i] = code == null ? spelled(row.categories()[i], -1) : code.ordinal;
        }
        return new Input(layout, ordinals, dense, hot);
    }

    /** Folds one lesson's row and label (a number, or the index of a class). */
    public void learn(Row row, double label) {
        lessons++;
        for (int i = 0; i < layout.categories(); i++) {
            learnCategory(codes.get(i), row.categories()[i]);
        }
        labels.learn(label);
    }

    private void learnCategory(Map<String, Code> known, String value) {
        if (!known.containsKey(value) && known.size() < MOST_CODES) {
            known.put(value, new Code(slots++, spelled(value, known.size())));
        }
    }

    private static float spelled(String text, float otherwise) {
        // Java itself would also read 12F, 12D and hexadecimal as numbers: a seat 12F is not the number 12.
        if (text.length() > 20 || !text.chars().allMatch(c -> NUMERIC.indexOf(c) >= 0)) {
            return otherwise;
        }
        try {
            float value = Float.parseFloat(text);
            return Float.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /**
     * Where this encoder has the one-hot inputs of another one, which may have met the same categories in another order.
     *
     * @param other of the same features
     * @return for each one-hot input of the other the one here, counted from the first of them; -1 for a category that
     *     has not been met here
     */
    public int[] placesOf(Encoder other) {
        int[] places = new int[other.slots];
        Arrays.fill(places, -1);
        for (int i = 0; i < codes.size(); i++) {
            Map<String, Code> known = codes.get(i);
            other.codes.get(i).forEach((text, code) -> {
                Code own = known.get(text);
                places[code.slot] = own == null ? -1 : own.slot;
            });
        }
        return places;
    }

    /** What an expert is to learn: the class index, or the scaled number. */
    public float target(double label) {
        return task.isClassification() ? (float) label : (float) labels.scaled(label);
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("encoder");
        out.putLong(lessons);
        labels.write(out);
        out.section("categories");
        out.putInt(slots);
        for (Map<String, Code> known : codes) {
            out.putInt(known.size());
            known.forEach((text, code) -> {
                out.putString(text);
                out.putInt(code.slot);
                out.putFloat(code.ordinal);
            });
        }
    }

    /** Serving needs all of the state. */
    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readTraining(StateReader in) {}

    @Override
    public void readModel(StateReader in) {
        in.section("encoder");
        lessons = in.getLong();
        labels.read(in);
        in.section("categories");
        slots = in.getInt();
        for (Map<String, Code> known : codes) {
            known.clear();
            for (int n = in.getInt(); n > 0; n--) {
                known.put(in.getString(), new Code(in.getInt(), in.getFloat()));
            }
        }
    }
}
