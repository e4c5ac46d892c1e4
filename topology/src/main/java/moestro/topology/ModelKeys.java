package moestro.topology;

/** Keys of the models topic: {@code model/part/section/index} and {@code model/manifest}. */
final class ModelKeys {
    private static final String MANIFEST = "/manifest";
    private static final String PART = "/part/";

    private ModelKeys() {}

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
