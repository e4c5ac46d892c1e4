package moestro.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration or panel file that cannot be used. The message tells the file and every problem, one a line. */
public final class InvalidConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidConfigurationException(String file, List<Problem> problems) {
        super(message(file, problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, by line. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(String file, List<Problem> problems) {
        if (problems.size() == 1) {
            Problem only = problems.getFirst();
            return file + (only.line() == 0 ? ": " : ", ") + only;
        }
        return file + ": " + problems.size() + " problems"
                + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    }
}
