package moestro.experts.smile;

import moestro.mixture.Expert;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A net of one hidden layer that takes one step a lesson. It starts with few one-hot inputs and is widened, its weights
 * kept, when a lesson brings a category beyond them. A net whose answer is no longer finite begins anew.
 */
final class NetExpert implements Expert {
    private final NetInput input;
    private final NetShape shape;
    private final long seed;

    private Net net;
    private int slots;
    private boolean learned;
    private long restarts;

    NetExpert(NetInput input, NetShape shape, long seed) {
        this.input = input;
        this.shape = shape;
        this.seed = seed;
        this.slots = input.firstSlots();
        this.net = fresh();
    }

    private Net fresh() {
        return new Net(shape, input.base() + slots, Hash.mix(seed, restarts));
    }

    @Override
    public void predict(Input event, float[] out) {
        double[] scores = new double[out.length];
        if (learned) {
            net.predict(input.encode(event, slots), scores);
        }
        if (shape.task().isClassification()) {
            Answers.probabilities(scores, out);
        } else {
            out[0] = Answers.number(scores[0]);
        }
    }

    @Override
    public void learn(Input event, float target) {
        if (!Float.isFinite(target)) {
            return;
        }
        learned = true;
        widen(input.slotsFor(event, slots));
        if (!net.learn(input.encode(event, slots), target)) {
            restarts++;
            net.close();
            net = fresh();
        }
    }

    private void widen(int needed) {
        if (needed > slots) {
            Net narrow = net;
            slots = needed;
            net = fresh();
            net.copyFrom(narrow);
            narrow.close();
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("slots");
        out.putInt(slots);
        out.putBoolean(learned);
        net.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("restarts");
        out.putLong(restarts);
        net.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        slots = in.section("slots").getInt();
        learned = in.getBoolean();
        net = fresh();
        net.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        restarts = in.section("restarts").getLong();
        net.readTraining(in);
    }
}
