package moestro.app.config;

import java.util.List;
import moestro.mixture.Task;

/** The tasks by name. */
final class Tasks {
    static final String REGRESSION = "regression";
    static final String CLASSIFICATION = "classification";
    static final List<String> NAMES = List.of(REGRESSION, CLASSIFICATION);

    private Tasks() {}

    static String name(Task task) {
        return task.isClassification() ? CLASSIFICATION : REGRESSION;
    }
}
