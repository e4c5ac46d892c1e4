package moestro.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.Ask;
import moestro.avro.Event;
import moestro.avro.ExpertAnswer;
import moestro.avro.Lesson;
import moestro.topology.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RemoteExpertTest {
    private static final Topics TOPICS = Topics.withPrefix("t");
    private static final float[] NONE = {};
    private static final TopicPartition ASKED = new TopicPartition("t-ask-far", 1);
    private static final TopicPartition TAUGHT = new TopicPartition("t-lessons", 0);

    private final MockConsumer<byte[], byte[]> asked = new MockConsumer<>("earliest");
    private final MockConsumer<byte[], byte[]> taught = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<Double> learned = new ArrayList<>();

    private static byte[] ask(String id, long deadline) {
        return Ask.CODEC.encode(new Ask(id, 7, 2, "far", 0, 0, 0, deadline, NONE, new String[0], NONE, NONE));
    }

    private static byte[] lesson(Double label) {
        return Lesson.CODEC.encode(new Lesson(
                "id",
                0,
                0,
                0,
                label,
                NONE,
                new String[0],
                NONE,
                NONE,
                new String[0],
                0,
                null,
                NONE,
                new float[0][],
                NONE,
                new float[0][],
                NONE,
                NONE,
                -1,
                0));
    }

    /** Runs until all questions were read. */
    private List<ProducerRecord<byte[], byte[]>> answers(RemoteModel model, List<byte[]> lessons, byte[]... questions) {
        taught.updatePartitions("t-lessons", List.of(new PartitionInfo("t-lessons", 0, null, null, null)));
        RemoteExpert expert = new RemoteExpert(TOPICS, "far", model, asked, taught, producer);
        taught.updateBeginningOffsets(Map.of(TAUGHT, 0L));
        for (int offset = 0; offset < lessons.size(); offset++) {
            taught.addRecord(new ConsumerRecord<>("t-lessons", 0, offset, null, lessons.get(offset)));
        }
        asked.schedulePollTask(() -> {
            asked.rebalance(List.of(ASKED));
            asked.updateBeginningOffsets(new HashMap<>(Map.of(ASKED, 0L)));
            for (int offset = 0; offset < questions.length; offset++) {
                asked.addRecord(new ConsumerRecord<>("t-ask-far", 1, offset, new byte[] {1}, questions[offset]));
            }
        });
        asked.schedulePollTask(expert::close);
        expert.run();
        assertTrue(asked.closed() && taught.closed() && producer.closed());
        return producer.history();
    }

    private ExpertAnswer only(List<ProducerRecord<byte[], byte[]>> sent) {
        assertEquals(1, sent.size());
        assertEquals("t-answers", sent.getFirst().topic());
        assertEquals(2, sent.getFirst().partition(), "the one that the question names");
        return ExpertAnswer.CODEC.decode(sent.getFirst().value());
    }

    @Test
    void itAnswersWhatIsStillWaitedForWithTheVersionThatItHasLearned() {
        RemoteModel model = new RemoteModel() {
            @Override
            public ExpertAnswer answer(Ask ask, long version) {
                return ExpertAnswer.ofValue(ask, 3.5, version);
            }

            @Override
            public void learn(Lesson lesson) {
                learned.add(lesson.label());
            }
        };
        ExpertAnswer answer = only(answers(
                model,
                List.of(lesson(1.), lesson(2.), lesson(null), "no lesson".getBytes(StandardCharsets.UTF_8)),
                ask("late", 1),
                Event.CODEC.encode(new Event("e", 0, NONE, new String[0])),
                ask("id", Long.MAX_VALUE)));
        assertEquals("id", answer.id());
        assertEquals(7, answer.call());
        assertEquals("far", answer.expert());
        assertEquals(3.5, answer.value());
        assertEquals(1, answer.version());
        assertEquals(List.of(1., 2.), learned);
    }

    @Test
    void whatItsModelThrowsIsItsFailure() {
        RemoteModel model = (ask, version) -> {
            throw new IllegalStateException("out of order");
        };
        ExpertAnswer answer = only(answers(model, List.of(), ask("id", Long.MAX_VALUE)));
        assertEquals("threw java.lang.IllegalStateException: out of order", answer.failure());
    }
}
