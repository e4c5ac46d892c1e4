package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Model;
import moestro.mixture.gate.Gate;
import moestro.mixture.gate.GateMean;

/**
 * What is served, for all ranges of keys, as one immutable snapshot. If gates are averaged, the mean is made of what has
 * come through the models topic, in the order of the ranges, so it is the same wherever the same versions have come.
 */
final class ServedRanges {
    private final Deployment deployment;
    private final Catalogue catalogue;
    private final List<ServedPanel> own;
    private final List<Learned> learned;
    private final List<ServedPanel> served;

    /**
     * A range's gate in the mean, with an encoder that knows all of its one-hot inputs.
     *
     * @param version of the gate, -1 for none
     */
    private record Learned(GateMean.Member member, long version) {
        static Learned of(ServedPanel panel) {
            return new Learned(new GateMean.Member(panel.gate(), panel.encoder()), panel.gateVersion());
        }
    }

    private ServedRanges(
            Deployment deployment,
            Catalogue catalogue,
            List<ServedPanel> own,
            List<Learned> learned,
            List<ServedPanel> served) {
        this.deployment = deployment;
        this.catalogue = catalogue;
        this.own = List.copyOf(own);
        this.learned = List.copyOf(learned);
        this.served = List.copyOf(served);
    }

    /** What every instance knows before anything was learned. */
    static ServedRanges fresh(Deployment deployment, Catalogue catalogue) {
        List<ServedPanel> fresh = IntStream.range(0, deployment.ranges().count())
                .mapToObj(range -> ServedPanel.fresh(deployment, catalogue, range))
                .toList();
        List<Learned> learned =
                deployment.ranges().averages() ? fresh.stream().map(Learned::of).toList() : List.of();
        return new ServedRanges(deployment, catalogue, fresh, learned, fresh);
    }

    /** What predicts the events of a range. */
    ServedPanel of(int range) {
        return served.get(range);
    }

    /** All, in the order of ranges. */
    List<ServedPanel> all() {
        return served;
    }

    /** The same with one model of one range replaced. */
    ServedRanges with(int range, String name, Model model, long version) {
        List<String> names = deployment.panel().names();
        List<ServedPanel> nextOwn = replaced(own, range, own.get(range).with(name, model, version, names));
        if (!deployment.ranges().averages()) {
            return new ServedRanges(deployment, catalogue, nextOwn, learned, nextOwn);
        }
        if (!name.equals(Mixture.ENCODER) && !name.equals(Mixture.GATE)) {
            ServedPanel next = served.get(range).with(name, model, version, names);
            return new ServedRanges(deployment, catalogue, nextOwn, learned, replaced(served, range, next));
        }
        return averaged(range, nextOwn);
    }

    /** A gate whose encoder is not here yet is not understood in the mean, and the one before it stays. */
    private ServedRanges averaged(int range, List<ServedPanel> nextOwn) {
        ServedPanel now = nextOwn.get(range);
        boolean isNew = now.gateVersion() != learned.get(range).version() && now.encoderVersion() >= now.gateVersion();
        List<Learned> nextLearned = isNew ? replaced(learned, range, Learned.of(now)) : learned;
        List<ServedPanel> next = new ArrayList<>(served);
        for (int r = 0; r < next.size(); r++) {
            if (isNew || r == range) {
                next.set(r, mean(nextOwn.get(r), nextLearned));
            }
        }
        return new ServedRanges(deployment, catalogue, nextOwn, nextLearned, next);
    }

    private ServedPanel mean(ServedPanel panel, List<Learned> members) {
        Gate mean = GateMean.of(members.stream().map(Learned::member).toList(), panel.range(), panel.encoder(), (Gate)
                ServedPanel.fresh(Mixture.GATE, deployment, catalogue));
        return panel.by(
                mean,
                members.get(panel.range()).version(),
                members.stream().map(Learned::version).toList());
    }

    private static <T> List<T> replaced(List<T> list, int at, T by) {
        List<T> next = new ArrayList<>(list);
        next.set(at, Objects.requireNonNull(by));
        return next;
    }
}
