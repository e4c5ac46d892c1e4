package moestro.app.run;

import java.util.Optional;
import moestro.app.config.RunConfig;
import moestro.app.topic.TopicReader;
import moestro.mixture.Mixture;
import moestro.topology.Audit;
import moestro.topology.MixtureTopology;

/** What was learned under an application id before, and whether it can be gone on with. */
public final class LearnedBefore {
    private LearnedBefore() {}

    /** Why it cannot, if so. Asks the encoder's store: it is the smallest, and rests on what all rest on. */
    public static Optional<String> refusal(RunConfig settings, MixtureTopology mixture) {
        String changelog = Audit.changelog(Half.LEARN.applicationId(settings), Mixture.ENCODER);
        return TopicReader.exists(settings.kafka(), changelog)
                ? mixture.refusal(TopicReader.rows(settings.kafka(), changelog))
                : Optional.empty();
    }
}
