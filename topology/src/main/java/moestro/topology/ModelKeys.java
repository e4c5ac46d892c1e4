package moestro.topology;

/** Keys of the models topic: {@code model/part/section/index} and {@code model/manifest}. */
final class ModelKeys {
    private static final String MANIFEST = "/manifest";

    private ModelKeys() {}

    static String manifest(String model) {
        return model + MANIFEST;
    }

    static String part(String model, String section, int index) {
        return model + "/part/" + section + "/" + index;
    }

    static boolean isManifest(String key) {
        return key.endsWith(MANIFEST);
    }
}
