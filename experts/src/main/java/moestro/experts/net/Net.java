package moestro.experts.net;

import moestro.experts.support.ActiveInputs;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * One or several {@link Network}s that take one step on each new lesson and some on lessons drawn from the last ones.
 * They answer by their mean.
 */
final class Net implements Expert {
    private static final long DRAWS = 3;
    private static final long COMMITTEE = 4;
    private static final int LEAST_TO_DRAW_FROM = 21;

    private final Layout layout;
    private final NetShape shape;
    private final long seed;
    private final Network[] networks;
    private final Replay replay;
    private final ActiveInputs active;

    Net(ExpertSettings settings, NetShape shape) {
        layout = settings.layout();
        this.shape = shape;
        seed = settings.seed();
        networks = new Network[shape.nets()];
        for (int i = 0; i < networks.length; i++) {
            networks[i] = i == 0
                    ? new Network("", settings, shape)
                    : new Network(i + "-", settings.withSeed(Hash.mix(seed, COMMITTEE, i)), shape);
        }
        replay = new Replay(layout, shape.window());
        active = new ActiveInputs(layout, shape.history());
    }

    @Override
    public void predict(Input input, float[] output) {
        ActiveInputs inputs = Scratch.own().inputs(layout, shape.history()).of(input);
        networks[0].answer(inputs, output);
        float[] other = networks.length == 1 ? output : new float[output.length];
        for (int i = 1; i < networks.length; i++) {
            networks[i].answer(inputs, other);
            for (int k = 0; k < output.length; k++) {
                output[k] += (other[k] - output[k]) / (i + 1);
            }
        }
    }

    @Override
    public void learn(Input input, float target) {
        active.of(input);
        for (Network network : networks) {
            network.step(active, target);
        }
        int remembered = replay.size();
        for (int draw = 0; draw < shape.replays() && remembered >= LEAST_TO_DRAW_FROM; draw++) {
            for (int i = 0; i < networks.length; i++) {
                long hash = Hash.mix(Hash.mix(seed, DRAWS), replay.lessons(), (long) i * shape.replays() + draw);
                networks[i].step(active, replay.get(Hash.below(hash, remembered), active));
            }
        }
        replay.add(input, target);
    }

    @Override
    public void writeModel(StateWriter out) {
        for (Network network : networks) {
            network.writeModel(out);
        }
    }

    @Override
    public void writeTraining(StateWriter out) {
        for (Network network : networks) {
            network.writeTraining(out);
        }
        replay.write(out);
    }

    @Override
    public void readModel(StateReader in) {
        for (Network network : networks) {
            network.readModel(in);
        }
    }

    @Override
    public void readTraining(StateReader in) {
        for (Network network : networks) {
            network.readTraining(in);
        }
        replay.read(in);
    }
}
