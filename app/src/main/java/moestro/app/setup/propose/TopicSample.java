package moestro.app.setup.propose;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import moestro.app.intake.FieldPath;
import moestro.app.intake.RecordFormat;
import moestro.app.intake.SchemaSource;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.topology.UnreadableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The end of a topic, in the format that its bytes speak of.
 *
 * @param topic that was looked at
 * @param partitions that it has, as far as records were seen
 * @param avro whether values are Avro in Confluent's wire format; otherwise JSON
 * @param looks records that could be taken apart
 * @param unreadable how many could not
 * @param complaint about the first of those; empty if there are none
 */
record TopicSample(String topic, int partitions, boolean avro, List<Look> looks, int unreadable, String complaint) {
    private static final int FRAME = 5;

    /**
     * Takes records apart.
     *
     * @param schemas of a registry, if one was named
     * @throws IllegalArgumentException if none can be; the message says why and what to do
     */
    static TopicSample of(
            String topic, List<ConsumerRecord<byte[], byte[]>> records, Optional<? extends SchemaSource> schemas) {
        List<ConsumerRecord<byte[], byte[]>> filled =
                records.stream().filter(record -> record.value() != null).toList();
        if (filled.isEmpty()) {
            throw new IllegalArgumentException("topic '" + topic
                    + "' has no records with a value: there is nothing to go by; try again when some came");
        }
        if (filled.stream().allMatch(record -> isOwn(record.value()))) {
            throw new IllegalArgumentException("topic '" + topic + "' is in Moestro's own format, which has no names of"
                    + " features: name them as docs/configuration.md shows, without 'input'");
        }
        boolean avro = filled.stream().filter(record -> isAvro(record.value())).count() * 2 > filled.size();
        if (avro && schemas.isEmpty()) {
            throw new IllegalArgumentException("topic '" + topic + "' is Avro in Confluent's wire format: say where its"
                    + " schemas are, with --registry URL");
        }
        return read(topic, filled, avro, avro ? RecordFormat.avro(schemas.get()) : RecordFormat.json());
    }

    private static boolean isOwn(byte[] value) {
        return Event.CODEC.recognises(value) || Feedback.CODEC.recognises(value);
    }

    /** JSON may stand behind the same frame. */
    private static boolean isAvro(byte[] value) {
        return value.length > FRAME && value[0] == 0 && value[FRAME] != '{';
    }

    private static TopicSample read(
            String topic, List<ConsumerRecord<byte[], byte[]>> records, boolean avro, RecordFormat format) {
        List<Look> looks = new ArrayList<>();
        String complaint = "";
        int partitions = 1;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            partitions = Math.max(partitions, record.partition() + 1);
            try {
                Map<String, moestro.app.intake.Field> fields =
                        new LinkedHashMap<>(FieldPath.leaves(format.decode(record.value())));
                looks.add(new Look(text(record.key()), record.timestamp(), fields));
            } catch (UnreadableRecordException e) {
                complaint = complaint.isEmpty() ? e.getMessage() : complaint;
            }
        }
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("none of " + records.size() + " records of topic '" + topic
                    + "' can be read as " + (avro ? "Avro" : "JSON") + ": " + complaint);
        }
        return new TopicSample(topic, partitions, avro, looks, records.size() - looks.size(), complaint);
    }

    private static String text(byte[] key) {
        if (key == null || key.length == 0) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
