package moestro.experts.panel;

import java.util.List;
import java.util.Map;
import moestro.experts.support.Encoding;
import moestro.experts.support.Encodings;
import moestro.mixture.Panel;
import moestro.mixture.Panel.Member;
import moestro.mixture.PanelFactory;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;

/** {@code default}, the strongest panel on the whole. The command line's panel files of the same task say why each is in it. */
public final class DefaultPanel implements PanelFactory {
    private static final Panel.Training TRAINING =
            new Panel.Training(Panel.Training.defaults().everybodyUntil(), .15);

    /** For {@link java.util.ServiceLoader}. */
    public DefaultPanel() {}

    @Override
    public String name() {
        return DEFAULT;
    }

    @Override
    public Panel create(Task task) {
        return new Panel(task.isClassification() ? forClasses() : forNumbers(), GateSettings.defaults(), TRAINING);
    }

    private static List<Member> forNumbers() {
        return List.of(
                new Member("least-squares", "recursive-least-squares", Map.of()),
                new Member("net", "net", Map.of("rate", .002, "window", 8000.0, "nets", 2.0, "replay", 3.0)),
                new Member("net-blind", "net", Map.of("rate", .002, "window", 20000.0, "nets", 2.0, "history", 0.0)),
                new Member("smile-net", "smile-net", Map.of("rate", .002, "history", 0.0)),
                new Member("boosted", "boosted-trees", Map.of("trees", 10.0, "bag", 3.0)),
                neighbors(),
                new Member("smile-ridge", "smile-ridge", Map.of()));
    }

    private static List<Member> forClasses() {
        return List.of(
                new Member("logistic", "logistic", Map.of()),
                new Member("smile-net-fast", "smile-net", Map.of("history", 0.0)),
                new Member("smile-net", "smile-net", Map.of("rmsprop", 1.0, "rate", .005)),
                new Member("net", "net", Map.of("hidden", 16.0, "nets", 3.0, "replay", 1.0)),
                new Member("net-slow", "net", Map.of("hidden", 16.0, "nets", 3.0, "rate", .001, "window", 20000.0)),
                neighbors(),
                new Member("bayes", "naive-bayes", Map.of()),
                new Member("tree", "hoeffding-tree", Map.of()),
                new Member("forest", "adaptive-forest", Map.of()),
                new Member(
                        "smile-forest",
                        "smile-random-forest",
                        Map.of("trees", 10.0, "depth", 8.0, "refit-every", 4000.0, "history", 0.0)));
    }

    /** By the mean target of categories. */
    static Member neighbors() {
        return new Member(
                "neighbors",
                "nearest-neighbors",
                Map.of("encoding", Encodings.ONE_HOT_FIRST.number(Encoding.TARGET_MEAN)));
    }
}
