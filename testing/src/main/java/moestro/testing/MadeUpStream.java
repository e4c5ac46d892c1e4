package moestro.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Task;

/**
 * A small made-up stream that any expert can learn something from: a sum of the first numbers and of an effect of each
 * category, a product, and a little noise. Categories keep appearing, and are unseen when they first do. The label
 * history is what it is in a running mixture.
 */
final class MadeUpStream {
    private static final double UNIFORM_TO_UNIT_VARIANCE = Math.sqrt(12);

    private final Task task;
    private final Layout layout;
    private final long seed;
    private final Map<Integer, Integer> slots = new HashMap<>();
    private final float[] last;
    private final float[] fast;
    private final float[] slow;
    private int row;

    /** An encoded event and what an expert is to learn from it. */
    record Sample(Input input, float target) {}

    MadeUpStream(Task task, int numbers, int categories, long seed) {
        this.task = task;
        this.layout = new Layout(numbers, categories, task.outputs() > 2 ? task.outputs() : 3);
        this.seed = seed;
        int tracked = task.outputs() > 2 ? task.outputs() : 1;
        this.last = new float[tracked];
        this.fast = new float[tracked];
        this.slow = new float[tracked];
    }

    Layout layout() {
        return layout;
    }

    List<Sample> take(int count) {
        List<Sample> samples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            samples.add(next());
        }
        return samples;
    }

    private Sample next() {
        float[] ordinals = new float[layout.features()];
        float[] dense = new float[layout.dense()];
        int[] hot = new int[layout.categories()];
        double signal = .2 * draw(99);
        for (int i = 0; i < layout.numbers(); i++) {
            dense[i] = (float) (UNIFORM_TO_UNIT_VARIANCE * draw(i));
            ordinals[i] = 100 + 7 * dense[i];
            signal += i < 3 ? (i == 1 ? -.6 : .6) * dense[i] : 0;
        }
        signal += layout.numbers() > 3 ? .3 * dense[0] * dense[3] : 0;
        for (int i = 0; i < layout.categories(); i++) {
            signal += encodeCategory(i, ordinals, hot);
        }
        writeHistory(dense);
        dense[layout.bias()] = 1;
        row++;
        float target = target(signal);
        learnHistory(target);
        return new Sample(new Input(layout, ordinals, dense, hot), target);
    }

    /** Uniform in [-.5, .5). */
    private double draw(int use) {
        return Hash.uniform(Hash.mix(seed, row, use)) - .5;
    }

    private double encodeCategory(int i, float[] ordinals, int[] hot) {
        int code = (int) ((draw(200 + i) + .5) * (4 + i + row / 200));
        int key = 1000 * i + code;
        Integer slot = slots.get(key);
        hot[i] = slot == null ? -1 : layout.dense() + slot;
        ordinals[layout.numbers() + i] = slot == null ? -1 : code;
        slots.putIfAbsent(key, slots.size());
        return code % 2 == 0 ? .4 : -.4;
    }

    private float target(double signal) {
        if (!task.isClassification()) {
            return (float) signal;
        }
        double level = .5 + signal / 3.5;
        return (float) Math.clamp(Math.floor(level * task.outputs()), 0.0, task.outputs() - 1.0);
    }

    private void writeHistory(float[] dense) {
        float gain = task.isClassification() ? 2 : 1;
        for (int k = 0; k < layout.history(); k++) {
            float[] source = last.length > 1 || k == 2 ? slow : k == 1 ? fast : last;
            dense[layout.numbers() + k] = gain * source[last.length > 1 ? k : 0];
        }
    }

    private void learnHistory(float target) {
        for (int k = 0; k < last.length; k++) {
            float value = task.isClassification() ? ((int) target == k ? 1 : 0) - 1f / task.outputs() : target;
            last[k] = value;
            fast[k] += .3f * (value - fast[k]);
            slow[k] += .05f * (value - slow[k]);
        }
    }
}
