package moestro.mixture.balance;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Loss-free balancing (Wang et al. 2024, used in DeepSeek-V3): a bias that is added to the scores when experts are
 * selected and never when they are weighed. After a window of records each bias moves against its expert's excess
 * load, then all are centred on 0.
 */
public final class LossFreeBalancer implements Balancer {
    private final double rate;
    private final int window;
    private final Step step;
    private final double[] bias;
    private final double[] load;
    private int records;

    /** How far a bias moves. */
    public enum Step {
        /** By the rate, in the direction of the violation (the paper's form). */
        SIGN,
        /** By the rate times the violation relative to the mean load. */
        PROPORTIONAL
    }

    /** A balancer at rest. */
    public LossFreeBalancer(int experts, double rate, int window, Step step) {
        this.rate = rate;
        this.window = window;
        this.step = step;
        this.bias = new double[experts];
        this.load = new double[experts];
    }

    @Override
    public double bias(int expert) {
        return bias[expert];
    }

    /** At the end of a window, moves the biases. */
    @Override
    public void observe(int[] asked, int routed) {
        for (int j = 0; j < routed; j++) {
            load[asked[j]]++;
        }
        if (++records == window) {
            move();
        }
    }

    private void move() {
        double mean = 0;
        for (double l : load) {
            mean += l / load.length;
        }
        double centre = 0;
        for (int i = 0; i < bias.length; i++) {
            double violation = mean > 0 ? (mean - load[i]) / mean : 0;
            bias[i] += rate * (step == Step.SIGN ? Math.signum(violation) : violation);
            centre += bias[i] / bias.length;
        }
        for (int i = 0; i < bias.length; i++) {
            bias[i] -= centre;
            load[i] = 0;
        }
        records = 0;
    }

    @Override
    public void renew(int expert) {
        bias[expert] = 0;
        load[expert] = 0;
    }

    @Override
    public void write(StateWriter out) {
        out.putDoubles(bias);
        out.putDoubles(load);
        out.putInt(records);
    }

    @Override
    public void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, bias, 0, bias.length);
        System.arraycopy(in.getDoubles(), 0, load, 0, load.length);
        records = in.getInt();
    }
}
