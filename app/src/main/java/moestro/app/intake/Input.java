package moestro.app.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import moestro.mixture.Task;
import moestro.topology.Intake;

/**
 * People's own topics as the input of a deployment.
 *
 * @param events where events come from
 * @param features how their features come out of records
 * @param labels where labels come from; if nothing, they come in Moestro's own format
 * @param registry that records in Avro are read with, if any are
 */
public record Input(Origin events, FeatureMap features, Optional<Labels> labels, Optional<SchemaRegistry> registry) {
    /**
     * Where labels come from.
     *
     * @param origin their topic
     * @param label where the truth stands
     */
    public record Labels(Origin origin, FieldPath label) {}

    /** The topics that are read. */
    public List<String> topics() {
        return Stream.concat(
                        Stream.of(events.topic()),
                        labels.stream().map(from -> from.origin().topic()))
                .toList();
    }

    /** The stage that reads them, for a deployment with this task. */
    public Intake intake(Task task) {
        return new Intake(
                new Intake.Source<>(events.topic(), () -> new EventReader(events, features)),
                labels.map(from -> new Intake.Source<>(
                        from.origin().topic(), () -> new LabelReader(from.origin(), from.label(), task))));
    }
}
