package moestro.topology;

import java.util.HashMap;
import java.util.Map;

/** What a learner has published: for each section its bytes' digest and the version at which it was sent. */
final class Published {
    private final Map<String, Section> sections = new HashMap<>();
    private long version = -1;

    /**
     * A section as it was sent.
     *
     * @param digest SHA-256 of its bytes, hexadecimal
     * @param version of the model it was first sent with
     */
    record Section(String digest, long version) {}

    Section section(String name) {
        return sections.get(name);
    }

    void sent(String name, Section section) {
        sections.put(name, section);
    }

    long version() {
        return version;
    }

    void complete(long newVersion) {
        version = newVersion;
    }
}
