package moestro.experts.support;

import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The codes of the categories, as trees see them. Knows nothing. */
record OrdinalColumns(Layout layout) implements CategoryColumns {

    @Override
    public int count() {
        return layout.categories();
    }

    @Override
    public boolean needScale() {
        return true;
    }

    @Override
    public void encode(Input input, float[] into, int at) {
        System.arraycopy(input.ordinals(), layout.numbers(), into, at, layout.categories());
    }

    @Override
    public void learn(Input input, float target) {}

    @Override
    public void write(StateWriter out) {}

    @Override
    public void read(StateReader in) {}
}
