package moestro.experts.panel;

import java.util.List;
import java.util.Map;
import moestro.mixture.Panel;
import moestro.mixture.Panel.Member;
import moestro.mixture.PanelFactory;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;

/** {@code fast}, a panel of the cheap experts only. */
public final class FastPanel implements PanelFactory {
    private static final GateSettings TWO = GateSettings.of(new Parameters(Map.of("k", 2.0)));
    private static final Panel.Training TRAINING =
            new Panel.Training(Panel.Training.defaults().everybodyUntil(), .1);

    /** For {@link java.util.ServiceLoader}. */
    public FastPanel() {}

    @Override
    public String name() {
        return "fast";
    }

    @Override
    public Panel create(Task task) {
        return new Panel(task.isClassification() ? forClasses() : forNumbers(), TWO, TRAINING);
    }

    private static List<Member> forNumbers() {
        return List.of(
                new Member("least-squares", "recursive-least-squares", Map.of()),
                new Member("net", "net", Map.of("rate", .002, "window", 8000.0)),
                new Member("net-blind", "net", Map.of("rate", .002, "window", 20000.0, "history", 0.0)),
                DefaultPanel.neighbors());
    }

    private static List<Member> forClasses() {
        return List.of(
                new Member("logistic", "logistic", Map.of()),
                new Member("neighbors", "nearest-neighbors", Map.of()),
                new Member("net", "net", Map.of("hidden", 16.0, "replay", 1.0)),
                new Member("bayes", "naive-bayes", Map.of()));
    }
}
