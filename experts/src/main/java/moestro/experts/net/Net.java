package moestro.experts.net;

import moestro.experts.support.ActiveInputs;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** A {@link Network} that takes one step on each new lesson and some on lessons drawn from the last ones. */
final class Net implements Expert {
    private static final long DRAWS = 3;
    private static final int LEAST_TO_DRAW_FROM = 21;

    private final Layout layout;
    private final NetShape shape;
    private final long seed;
    private final Network network;
    private final Replay replay;
    private final ActiveInputs active;

    Net(ExpertSettings settings, NetShape shape) {
        layout = settings.layout();
        this.shape = shape;
        seed = settings.seed();
        network = new Network(settings, shape);
        replay = new Replay(layout, shape.window());
        active = new ActiveInputs(layout, shape.history());
    }

    @Override
    public void predict(Input input, float[] output) {
        network.answer(new ActiveInputs(layout, shape.history()).of(input), output);
    }

    @Override
    public void learn(Input input, float target) {
        network.step(active.of(input), target);
        int remembered = replay.size();
        for (int draw = 0; draw < shape.replays() && remembered >= LEAST_TO_DRAW_FROM; draw++) {
            long hash = Hash.mix(Hash.mix(seed, DRAWS), replay.lessons(), draw);
            float old = replay.get(Hash.below(hash, remembered), active);
            network.step(active, old);
        }
        replay.add(input, target);
    }

    @Override
    public void writeModel(StateWriter out) {
        network.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        network.writeTraining(out);
        replay.write(out);
    }

    @Override
    public void readModel(StateReader in) {
        network.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        network.readTraining(in);
        replay.read(in);
    }
}
