package moestro.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a learner has published: for each section the version at which it was sent, and in how many parts. */
final class Published {
    private final Map<String, Section> sections = new HashMap<>();
    private long version = -1;

    /**
     * A section as it was sent.
     *
     * @param version of the model it was first sent with
     * @param parts in how many parts
     */
    record Section(long version, int parts) {}

    Section section(String name) {
        return sections.get(name);
    }

    void sent(String name, Section section) {
        sections.put(name, section);
    }

    /** Forgets the sections that a model no longer has, and returns them. */
    Map<String, Section> forgetAllBut(Set<String> names) {
        Map<String, Section> gone = new HashMap<>(sections);
        gone.keySet().removeAll(names);
        sections.keySet().retainAll(names);
        return gone;
    }

    long version() {
        return version;
    }

    void complete(long newVersion) {
        version = newVersion;
    }
}
