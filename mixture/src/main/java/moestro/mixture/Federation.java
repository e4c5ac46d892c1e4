package moestro.mixture;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.gate.Gate;
import moestro.mixture.gate.GateMean;

/**
 * A mixture for each range of keys, in one process: the same that serving instances and learners do when lessons are
 * shared out by {@link Ranges}. Not thread-safe.
 */
public final class Federation {
    private final Ranges ranges;
    private final int round;
    private final List<Mixture> mixtures = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private long lessons;

    /**
     * A federation that has learned nothing.
     *
     * @param round lessons, of all ranges together, after which the gates are averaged anew
     */
    public Federation(
            Task task, Features features, Panel panel, Catalogue catalogue, long seed, Ranges ranges, int round) {
        this.ranges = ranges;
        this.round = round;
        for (int range = 0; range < ranges.count(); range++) {
            mixtures.add(new Mixture(task, features, panel, catalogue, seed));
            gates.add(mixtures.get(range).gate());
        }
    }

    /** Predicts one event by the mixture of its range. */
    public Prediction predict(String id, Row row) {
        int range = ranges.of(row);
        return mixtures.get(range).predict(id, row, gates.get(range));
    }

    /** Folds one lesson into the mixture of its range. */
    public void learn(Lesson lesson) {
        mixtures.get(ranges.of(lesson.pending().row())).learn(lesson);
        if (++lessons % round == 0 && ranges.averages()) {
            average();
        }
    }

    private void average() {
        List<GateMean.Member> members = mixtures.stream()
                .map(mixture -> new GateMean.Member(mixture.gate(), mixture.encoder()))
                .toList();
        for (int range = 0; range < mixtures.size(); range++) {
            Mixture own = mixtures.get(range);
            gates.set(range, GateMean.of(members, range, own.encoder(), own.newGate()));
        }
    }

    /** The mixture of a range; only to be read. */
    public Mixture mixture(int range) {
        return mixtures.get(range);
    }
}
