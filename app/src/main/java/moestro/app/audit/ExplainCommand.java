package moestro.app.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import moestro.app.config.RunConfig;
import moestro.app.run.Half;
import moestro.app.topic.TopicReader;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.topology.Explanation;
import moestro.topology.Waiting;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro explain}. */
@Command(
        name = "explain",
        description = "Tells who predicted an event, with which weights and versions, and makes the prediction again.",
        footer = {
            "",
            "Folds the lessons to the versions that the prediction was made with, and",
            "predicts once more: the result must be the recorded one, bit for bit. Reads",
            "only; may run while others serve and learn. Ends with exit code 0 if it is the",
            "same, and 1 if not.",
            "",
            "Example: moestro explain --config flights.yaml --id flight-4711"
        })
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private Sources sources;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The event's id.")
    private String id;

    @Override
    public Integer call() {
        RunConfig settings = sources.settings();
        Prediction recorded = recorded(settings);
        Lesson remembered = remembered(settings);
        Explanation explanation = new Explanation(settings.deployment(), Catalogue.load(), recorded, remembered);
        LessonsTopic lessons = new LessonsTopic(
                settings.kafka(), settings.deployment().topics().lessons());
        Prediction repeated = explanation.repeat(lessons);
        boolean same = explanation.isSame(repeated);
        ExplanationText text = new ExplanationText(settings.deployment().task(), recorded, remembered, repeated, same);
        sources.output().text().print(text.text());
        sources.output().json(text.json());
        return same ? 0 : 1;
    }

    /** The newest prediction of the event. */
    private Prediction recorded(RunConfig settings) {
        String topic = settings.deployment().topics().predictions();
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        Prediction found;
        try (TopicReader reader = TopicReader.of(settings.kafka(), topic, key)) {
            found = last(
                    reader,
                    record -> Arrays.equals(record.key(), key) ? Prediction.CODEC.decode(record.value()) : null);
        }
        if (found == null) {
            throw new IllegalArgumentException("topic '" + topic + "' has no prediction of '" + id + "'");
        }
        return found;
    }

    /** The event as the gate saw it: from its lesson, or from what waits for a label or did so in vain. */
    private Lesson remembered(RunConfig settings) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        String lessons = settings.deployment().topics().lessons();
        String pending = Waiting.changelog(Half.SERVE.applicationId(settings));
        Lesson learned = lesson(
                settings,
                lessons,
                record -> Arrays.equals(record.key(), key) ? Lesson.CODEC.decode(record.value()) : null);
        Lesson found = learned != null
                ? learned
                : lesson(settings, pending, record -> Waiting.of(id, record.key(), record.value()));
        if (found == null) {
            throw new IllegalArgumentException("'" + id + "' was predicted, but neither a lesson on the topic '"
                    + lessons + "' nor the changelog '" + pending + "' remembers its features as the gate saw them");
        }
        return found;
    }

    private static Lesson lesson(
            RunConfig settings, String topic, Function<ConsumerRecord<byte[], byte[]>, Lesson> wanted) {
        try (TopicReader reader = TopicReader.of(settings.kafka(), topic)) {
            return last(reader, wanted);
        }
    }

    /** The newest of what is wanted, or null; the function gives null for what is not. */
    private static <T> T last(TopicReader reader, Function<ConsumerRecord<byte[], byte[]>, T> wanted) {
        AtomicReference<T> last = new AtomicReference<>();
        reader.toEnd(record -> {
            T found = wanted.apply(record);
            last.set(found == null ? last.get() : found);
        });
        return last.get();
    }
}
