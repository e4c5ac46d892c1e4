package moestro.mixture.toy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;

/** The toys as a catalogue, and panels of them. */
public final class Toys {
    private Toys() {}

    private record Factory(String type, Function<ExpertSettings, Expert> maker) implements ExpertFactory {
        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public Expert create(ExpertSettings settings) {
            Expert expert = maker.apply(settings);
            settings.parameters().refuseUnknown(type);
            return expert;
        }
    }

    /** A factory of one type. */
    public static ExpertFactory factory(String type, Function<ExpertSettings, Expert> maker) {
        return new Factory(type, maker);
    }

    /** Types mean, linear, throwing and nan. */
    public static Catalogue catalogue() {
        return new Catalogue(List.of(
                factory("mean", settings -> new RunningMean(settings.task())),
                factory("linear", settings -> new Linear(settings.task(), settings.layout(), settings.parameters())),
                factory(
                        "throwing",
                        _ -> new Failing(_ -> {
                            throw new IllegalStateException("out of order");
                        })),
                factory("nan", _ -> new Failing(output -> Arrays.fill(output, Float.NaN)))));
    }

    /** A panel whose members bear the names of their types and a number: mean-0, linear-1. */
    public static Panel panel(Map<String, Double> gate, Panel.Training training, String... types) {
        Panel.Member[] members = new Panel.Member[types.length];
        for (int e = 0; e < types.length; e++) {
            members[e] = new Panel.Member(types[e] + "-" + e, types[e], Map.of());
        }
        return new Panel(List.of(members), GateSettings.of(new Parameters(gate)), training);
    }
}
