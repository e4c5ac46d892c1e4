package moestro.app.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.metric.Quality;
import moestro.mixture.route.RouterKind;

/** One panel over one stream with every router, and with every balancer: all else stays as the panel has it. */
final class Comparison {
    private final CsvStream stream;
    private final Panel panel;
    private final Catalogue catalogue;
    private final int delay;
    private final long seed;
    private final List<Contestant> contestants = new ArrayList<>();

    Comparison(CsvStream stream, Panel panel, Catalogue catalogue, int delay, long seed) {
        this.stream = stream;
        this.panel = panel;
        this.catalogue = catalogue;
        this.delay = delay;
        this.seed = seed;
    }

    /**
     * One row.
     *
     * @param kind router, balancer or baseline
     * @param name what a configuration calls it
     * @param quality of its predictions
     * @param run what else there is to say of a mixture; null for a baseline
     */
    record Contestant(String kind, String name, Quality quality, Prequential run) {
        /** How many experts carry less than a tenth of an equal share of the routes. */
        long dead(int experts) {
            return IntStream.range(0, experts)
                    .filter(e -> run.load().share(e) < .1 / experts)
                    .count();
        }
    }

    /** How many passes over the stream {@link #run} makes. */
    static int passes() {
        return RouterKind.values().length + BalancerKind.values().length;
    }

    /** Adds the uniform mean and the best of the experts alone. */
    void add(Baselines baselines) {
        List<Quality> alone = baselines.alone();
        int best = IntStream.range(0, alone.size())
                .boxed()
                .min(Comparator.comparingDouble(e -> alone.get(e).main()))
                .orElseThrow();
        contestants.add(new Contestant("baseline", "uniform mean", baselines.uniform(), null));
        contestants.add(
                new Contestant("baseline", "best single: " + panel.names().get(best), alone.get(best), null));
    }

    /** Runs them all, after a rehearsal: or the first would be charged for compiling what all of them run. */
    void run(LongConsumer progress) {
        GateSettings own = panel.gate();
        contestant("rehearsal", own.router().key(), own, 0, progress);
        Contestant asItIs = contestant("router", own.router().key(), own, 1, progress);
        int done = 2;
        for (RouterKind kind : RouterKind.values()) {
            contestants.add(
                    kind == own.router() ? asItIs : contestant("router", kind.key(), own.with(kind), done++, progress));
        }
        for (BalancerKind kind : BalancerKind.values()) {
            contestants.add(
                    kind == own.balancer()
                            ? new Contestant("balancer", kind.key(), asItIs.quality(), asItIs.run())
                            : contestant("balancer", kind.key(), own.with(kind), done++, progress));
        }
    }

    private Contestant contestant(String kind, String name, GateSettings gate, int done, LongConsumer progress) {
        Panel changed = new Panel(panel.members(), gate, panel.training());
        Mixture mixture = new Mixture(stream.task(), stream.features(), changed, catalogue, seed);
        long before = (long) done * stream.rows().size();
        Prequential run = Prequential.run(stream, mixture, delay, at -> progress.accept(before + at));
        return new Contestant(kind, name, run.quality(), run);
    }

    /** Baselines if they were added, then routers, then balancers. */
    List<Contestant> contestants() {
        return List.copyOf(contestants);
    }
}
