package moestro.app.run;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import moestro.app.config.RunConfig;
import moestro.app.topic.TopicReader;
import moestro.mixture.Mixture;
import moestro.topology.Audit;
import moestro.topology.Meaning;
import moestro.topology.MixtureTopology;

/** What was learned under an application id before, and whether it can be gone on with. */
public final class LearnedBefore {
    private LearnedBefore() {}

    /** Why the main application cannot go on, if so. */
    public static Optional<String> refusal(RunConfig settings, MixtureTopology mixture) {
        return refusal(settings, mixture, Half.LEARN).or(() -> cameBack(settings));
    }

    /** Why the learner of an expert apart cannot begin, or go on, if so. */
    public static Optional<String> refusal(RunConfig settings, MixtureTopology mixture, String expert) {
        Half half = Half.apart(expert);
        return refusal(settings, mixture, half).or(() -> gone(settings, half, expert));
    }

    /** Why serving cannot go on, if so: features are made of something else than before, under the same names. */
    public static Optional<String> refusalToServe(RunConfig settings) {
        String changelog = Meaning.changelog(Half.SERVE.applicationId(settings));
        return settings.input()
                .filter(input -> TopicReader.exists(settings.kafka(), changelog))
                .map(input -> input.features().meaning(settings.edition()))
                .flatMap(now -> newestInEachPartition(settings, changelog, Meaning.key()).stream()
                        .flatMap(row -> Meaning.in(row).flatMap(now::refusal).stream())
                        .findFirst());
    }

    private static Collection<byte[]> newestInEachPartition(RunConfig settings, String topic, byte[] key) {
        Map<Integer, byte[]> rows = new TreeMap<>();
        try (TopicReader reader = TopicReader.of(settings.kafka(), topic)) {
            reader.toEnd(row -> {
                if (Arrays.equals(key, row.key()) && row.value() != null) {
                    rows.put(row.partition(), row.value());
                }
            });
        }
        return rows.values();
    }

    /**
     * That lessons are gone from the topic which it has not folded yet: it would scale and encode otherwise than the main
     * application, which has folded them.
     */
    private static Optional<String> gone(RunConfig settings, Half half, String expert) {
        String lessons = settings.deployment().topics().lessons();
        long first = TopicReader.firstOffset(settings.kafka(), lessons);
        if (first == 0) {
            return Optional.empty();
        }
        String changelog = Audit.changelog(half.applicationId(settings), Mixture.ENCODER);
        long folded = TopicReader.exists(settings.kafka(), changelog)
                ? MixtureTopology.folded(TopicReader.rows(settings.kafka(), changelog))
                : -1;
        return first <= folded + 1
                ? Optional.empty()
                : Optional.of("topic '" + lessons + "' begins at offset " + first + ", and the learner of '" + expert
                        + "' has folded lessons up to version " + folded + ": those in between are gone, and what it"
                        + " would learn were not what the others learn; leave it to the main application in this"
                        + " edition, or raise 'edition' so that all begin with the same lesson");
    }

    /** Why one that learns cannot go on, if so. Asks the encoder's store: it is the smallest, and rests on what all rest on. */
    private static Optional<String> refusal(RunConfig settings, MixtureTopology mixture, Half half) {
        String changelog = Audit.changelog(half.applicationId(settings), Mixture.ENCODER);
        return TopicReader.exists(settings.kafka(), changelog)
                ? mixture.refusal(TopicReader.rows(settings.kafka(), changelog))
                : Optional.empty();
    }

    /**
     * That an expert was learned apart before, and is not any more: what was learned there, and may serve, is newer than
     * what the main application has kept of it.
     */
    private static Optional<String> cameBack(RunConfig settings) {
        Set<String> topics = TopicReader.names(settings.kafka());
        return settings.deployment().panel().names().stream()
                .filter(expert -> !settings.apart().contains(expert))
                .filter(expert -> topics.contains(changelog(settings, expert)))
                .findFirst()
                .map(expert -> "expert '" + expert + "' was learned apart in this edition: topic '"
                        + changelog(settings, expert) + "' has its model, and the main application would go back to an"
                        + " older one; list it under 'learning: apart' again and run 'moestro learn --experts " + expert
                        + "', beside this process if you like, or raise 'edition' to learn all again from the lessons");
    }

    private static String changelog(RunConfig settings, String expert) {
        return Audit.changelog(Half.apart(expert).applicationId(settings), expert);
    }
}
