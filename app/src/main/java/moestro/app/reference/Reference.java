package moestro.app.reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All keys that can stand in a configuration. */
public final class Reference {
    private static final List<Key> KEYS = Stream.of(
                    DeploymentKeys.all(), InputKeys.all(), FeatureKeys.all(), PanelKeys.all())
            .flatMap(List::stream)
            .toList();

    private Reference() {}

    /** All keys, those of one section together. */
    public static List<Key> keys() {
        return KEYS;
    }

    /** The JSON schema of a configuration, for editors. */
    public static Map<String, Object> schema() {
        return new JsonSchema(KEYS).object();
    }

    /** The page of the manual, in Markdown. */
    public static String page() {
        return new ReferencePage(KEYS).text();
    }
}
