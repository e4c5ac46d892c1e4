package moestro.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file while it is read to its end. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(int line, String text) {
        found.add(new Problem(line, text));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws if there are any. */
    void refuse(String file) {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Problem::line));
            throw new InvalidConfigurationException(file, found);
        }
    }
}
