package moestro.mixture.balance;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** No balancing. */
public record Unbalanced() implements Balancer {
    @Override
    public void observe(int[] asked, int routed) {}

    @Override
    public void write(StateWriter out) {}

    @Override
    public void read(StateReader in) {}
}
