package moestro.topology;

import moestro.mixture.Ranges;

/** Keys of the models topic: {@code model/part/section/index} and {@code model/manifest}. */
final class ModelKeys {
    private static final String MANIFEST = "/manifest";
    private static final String PART = "/part/";

    /** No name of an expert has it. */
    private static final String IN_RANGE = "@";

    private ModelKeys() {}

    /** The name of a range's model on the models topic: its own name if there is one range, otherwise {@code gate@2}. */
    static String of(String model, int range, Ranges ranges) {
        return ranges.isOne() ? model : model + IN_RANGE + range;
    }

    static String manifest(String model) {
        return model + MANIFEST;
    }

    static String part(String model, String section, int index) {
        return model + PART + section + "/" + index;
    }

    /** The model of a part. */
    static String model(String key) {
        int end = key.indexOf(PART);
        return end < 0 ? key : key.substring(0, end);
    }

    static boolean isManifest(String key) {
        return key.endsWith(MANIFEST);
    }
}
