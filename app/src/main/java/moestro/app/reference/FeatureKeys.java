package moestro.app.reference;

import java.util.List;

/** What stands below {@code features}. */
final class FeatureKeys {
    private FeatureKeys() {}

    static List<Key> all() {
        KeyList list = new KeyList();
        list.in("features")
                .add(
                        "numbers",
                        new Shape.Texts(),
                        "none",
                        "names of the numbers, in the order in which events carry them",
                        "[distance, hour]")
                .add(
                        "categories",
                        new Shape.Texts(),
                        "none",
                        "names of the categories, in the order in which events carry them",
                        "[origin]");
        return list.keys();
    }
}
