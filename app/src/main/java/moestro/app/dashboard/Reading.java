package moestro.app.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import moestro.avro.ContractException;
import moestro.avro.Decision;
import moestro.avro.Lesson;
import moestro.avro.Manifest;
import moestro.avro.Prediction;
import moestro.avro.RoutingReport;
import moestro.topology.Deployment;
import moestro.topology.LessonReader;
import moestro.topology.Topics;
import moestro.topology.UnusableLessonException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Turns records into what they say. One that cannot be read is passed over: others see to dead letters. */
final class Reading {
    private static final String REASON = "moestro.reason";
    private static final List<String> SOURCE =
            List.of("moestro.source.topic", "moestro.source.partition", "moestro.source.offset");

    private final Topics topics;
    private final LessonReader lessons;
    private final Knowledge knowledge;

    Reading(Deployment deployment, Knowledge knowledge) {
        this.topics = deployment.topics();
        this.lessons = new LessonReader(deployment);
        this.knowledge = knowledge;
    }

    /** Tells what a record of one of the topics says. */
    void tell(ConsumerRecord<byte[], byte[]> record, Moment moment) {
        if (record.topic().equals(topics.deadLetters())) {
            knowledge.deadLetter(source(record), header(record, REASON).orElse("no reason was given"), moment);
        } else if (record.value() != null) {
            try {
                tellMessage(record, moment);
            } catch (ContractException e) {
                // Something else than ours stands on the topic.
            }
        }
    }

    private void tellMessage(ConsumerRecord<byte[], byte[]> record, Moment moment) {
        byte[] value = record.value();
        String topic = record.topic();
        if (topic.equals(topics.predictions())) {
            knowledge.prediction(Prediction.CODEC.decode(value), record.timestamp(), moment);
        } else if (topic.equals(topics.lessons())) {
            usable(value)
                    .ifPresent(known -> knowledge.lesson(
                            record.partition(), record.offset(), Lesson.CODEC.decode(value), known, moment));
        } else if (topic.equals(topics.reports())) {
            knowledge.report(RoutingReport.CODEC.decode(value));
        } else if (topic.equals(topics.decisions())) {
            knowledge.decision(Decision.CODEC.decode(value), moment);
        } else if (topic.equals(topics.models()) && Manifest.CODEC.recognises(value)) {
            knowledge.manifest(Manifest.CODEC.decode(value));
        }
    }

    /** A lesson as learners read it, or empty if they pass it over. */
    Optional<moestro.mixture.Lesson> usable(byte[] value) {
        try {
            return Optional.of(lessons.read(value));
        } catch (ContractException | UnusableLessonException e) {
            return Optional.empty();
        }
    }

    private static String source(ConsumerRecord<byte[], byte[]> record) {
        List<String> parts = SOURCE.stream()
                .map(name -> header(record, name))
                .flatMap(Optional::stream)
                .toList();
        return parts.size() < SOURCE.size()
                ? "waited in the pending store"
                : parts.get(0) + "-" + parts.get(1) + " at " + parts.get(2);
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
