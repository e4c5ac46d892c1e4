package moestro.testing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Layout;
import moestro.mixture.Task;
import org.junit.jupiter.api.TestInstance;

/**
 * Which experts a contract is asked of. Methods of an instance, so that a test says it by overriding them.
 */
// Sources of parameters are methods of the test here, and not static: so it needs an instance first.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface ExpertsAsked {
    List<Task> TASKS = List.of(
            new Task.Classification(List.of("no", "yes")),
            new Task.Classification(List.of("a", "b", "c", "d", "e")),
            new Task.Regression());

    List<ExpertFactory> factories();

    List<Map<String, Double>> parameters(ExpertFactory factory, Task task);

    boolean takes(ExpertFactory factory, Layout layout);

    double learnsTo(ExpertFactory factory);

    /** Each type, for each task that it supports, with each set of parameters. */
    default Stream<ExpertUnderTest> experts() {
        return factories().stream()
                .flatMap(factory -> TASKS.stream()
                        .filter(factory::supports)
                        .flatMap(task -> parameters(factory, task).stream()
                                .map(given -> new ExpertUnderTest(factory, task, given))));
    }
}
