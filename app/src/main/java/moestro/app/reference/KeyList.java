package moestro.app.reference;

import java.util.ArrayList;
import java.util.List;

/** Writes keys down, one section after the other. */
final class KeyList {
    private final List<Key> keys = new ArrayList<>();
    private String section = "";

    /** What follows stands in this section. */
    KeyList in(String path) {
        section = path + ".";
        return this;
    }

    KeyList add(String name, Shape shape, String byDefault, String does, String example) {
        keys.add(new Key(section + name, shape, byDefault, does, example));
        return this;
    }

    List<Key> keys() {
        return keys;
    }
}
