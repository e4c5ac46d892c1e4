package moestro.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong with a file while it is read to its end, and what it was asked for. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    /** Remembers that a section was asked for a key. */
    void asked(String section, String key) {
        asked.add(section.isEmpty() ? key : section + "." + key);
    }

    /** All keys that were asked for, behind the names of their sections. */
    Set<String> asked() {
        return asked;
    }

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
