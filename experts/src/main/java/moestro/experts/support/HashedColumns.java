package moestro.experts.support;

import java.util.Arrays;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Feature hashing (Weinberger and others 2009: Feature hashing for large scale multitask learning): each category adds
 * 1 or -1, by its hash, to one of few inputs. Those that meet there disturb each other, but not on average. An unseen
 * category adds nothing. Knows nothing.
 *
 * @param buckets how many inputs
 * @param seed two experts of different seeds let different categories meet
 */
record HashedColumns(Layout layout, int buckets, long seed) implements CategoryColumns {
    private static final long BUCKET = 31;
    private static final long SIGN = 32;

    @Override
    public int count() {
        return buckets;
    }

    @Override
    public boolean needScale() {
        return false;
    }

    @Override
    public void encode(Input input, float[] into, int at) {
        Arrays.fill(into, at, at + buckets, 0);
        for (int index : input.hot()) {
            if (index >= 0) {
                int slot = index - layout.dense();
                boolean plus = Hash.uniform(Hash.mix(seed, SIGN, slot)) < .5;
                into[at + Hash.below(Hash.mix(seed, BUCKET, slot), buckets)] += plus ? 1 : -1;
            }
        }
    }

    @Override
    public void learn(Input input, float target) {}

    @Override
    public void write(StateWriter out) {}

    @Override
    public void read(StateReader in) {}
}
