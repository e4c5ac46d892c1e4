package moestro.app.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import moestro.mixture.Task;
import moestro.topology.Intake;

/**
 * People's own topics as the input of a deployment.
 *
 * @param events where events come from
 * @param features how their features come out of records
 * @param labels where labels come from; if nothing, they come in Moestro's own format
 * @param registry of the schemas of records in Avro; there must be one if any are
 * @param mostKeys how many keys each partition remembers of each field that features with a lag are of
 */
public record Input(
        Origin events,
        FeatureMap features,
        Optional<Labels> labels,
        Optional<RegistrySettings> registry,
        int mostKeys) {
    /** Unless another bound is given. */
    public static final int USUAL_KEYS = 100_000;

    /** One that remembers as many keys as usual, if any. */
    public Input(Origin events, FeatureMap features, Optional<Labels> labels, Optional<RegistrySettings> registry) {
        this(events, features, labels, registry, USUAL_KEYS);
    }

    /**
     * Where labels come from.
     *
     * @param origin their topic
     * @param label where the truth stands
     */
    public record Labels(Origin origin, FieldPath label) {}

    /** The topics that are read. */
    public List<String> topics() {
        List<String> topics = new ArrayList<>(List.of(events.topic()));
        labels.ifPresent(from -> topics.add(from.origin().topic()));
        return topics;
    }

    /** The stage that reads them, for a deployment with this task. */
    public Intake intake(Task task) {
        SchemaSource schemas = registry.<SchemaSource>map(SchemaRegistry::new).orElse(id -> {
            throw new IllegalStateException("no registry was named, and schema " + id + " is asked for");
        });
        return intake(task, schemas);
    }

    /** The same with schemas of somebody else's. */
    Intake intake(Task task, SchemaSource schemas) {
        return new Intake(
                new Intake.Source<>(
                        events.topic(),
                        memory -> new EventReader(
                                events.format().open(schemas), new Heading("input.events", events), features, memory),
                        memories()),
                labels.map(from -> new Intake.Source<>(
                        from.origin().topic(),
                        () -> new LabelReader(
                                from.origin().format().open(schemas),
                                new Heading("input.labels", from.origin()),
                                from.label(),
                                task))));
    }

    private int memories() {
        long series = features.lagging().stream()
                .map(NumberFeature.Lagged::series)
                .distinct()
                .count();
        return (int) Math.min(series * mostKeys, Integer.MAX_VALUE);
    }
}
