package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Hash;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Everything that can be wrong with a record of the events and the feedback topic, each with what will be said of it. */
final class Garbage {
    private static final float[] NUMBERS = {1, 2};
    private static final String[] KIND = {"odd"};
    private static final int HEADER = 10;

    private final Trial trial;
    private final String events;
    private final String feedback;
    private final List<Kind> small;

    /**
     * One way to be wrong.
     *
     * @param reason a part of what the dead letter says
     * @param record the n-th of its kind
     */
    record Kind(String reason, IntFunction<ProducerRecord<byte[], byte[]>> record) {}

    Garbage(Trial trial) {
        this.trial = trial;
        this.events = trial.deployment().topics().events();
        this.feedback = trial.deployment().topics().feedback();
        this.small = List.of(
                onEvents("single-object encoding", (key, n) -> noise(n)),
                onFeedback("single-object encoding", (key, n) -> noise(n)),
                onEvents("which is not known here", (key, n) -> label(key, 1, now())),
                onFeedback("which is not known here", (key, n) -> event(key, now(), NUMBERS, KIND)),
                onEvents("", (key, n) -> cut(event(key, now(), NUMBERS, KIND), n)),
                onFeedback("", (key, n) -> cut(label(key, 1, now()), n)),
                onEvents("bytes follow", (key, n) -> longer(event(key, now(), NUMBERS, KIND), n)),
                onFeedback("bytes follow", (key, n) -> longer(label(key, 1, now()), n)),
                onEvents("is a text that is not UTF-8", (key, n) -> notUtf8(event(key, now(), NUMBERS, KIND))),
                onFeedback("is a text that is not UTF-8", (key, n) -> notUtf8(label(key, 1, now()))),
                onEvents("expected 2 numbers", (key, n) -> event(key, now(), new float[n % 2], KIND)),
                onEvents("expected 2 numbers", (key, n) -> event(key, now(), new float[3 + n % 100], KIND)),
                onEvents("expected 1 categories", (key, n) -> event(key, now(), NUMBERS, new String[0])),
                onEvents("expected 1 categories", (key, n) -> event(key, now(), NUMBERS, new String[] {"a", "b"})),
                onEvents("is NaN, not a finite", (key, n) -> event(key, now(), new float[] {1, Float.NaN}, KIND)),
                onEvents("Infinity, not a finite", (key, n) -> event(key, now(), new float[] {1 / 0f, 1}, KIND)),
                onEvents("a category has at most", (key, n) -> event(key, now(), NUMBERS, new String[] {tall(n)})),
                onFeedback("the label is NaN", (key, n) -> label(key, Double.NaN, now())),
                onFeedback("the label is -Infinity", (key, n) -> label(key, -1 / 0., now())),
                onFeedback("the most that can be learned", (key, n) -> label(key, 1e300, now())),
                onFeedback(
                        "the label is the text 'late'",
                        (key, n) -> Feedback.CODEC.encode(Feedback.ofClass(key, now(), "late"))),
                onEvents("lies before 1970", (key, n) -> event(key, past(n), NUMBERS, KIND)),
                onFeedback("lies before 1970", (key, n) -> label(key, 1, past(n))),
                onEvents("in the future", (key, n) -> event(key, future(n), NUMBERS, KIND)),
                onFeedback("in the future", (key, n) -> label(key, 1, future(n))),
                onEvents("key is not the id", (key, n) -> event(key + "!", now(), NUMBERS, KIND)),
                onFeedback("key is not the id", (key, n) -> label(key + "!", 1, now())),
                keyed("key is null", null),
                keyed("id is empty", ""),
                onEvents("value is null", (key, n) -> null),
                onFeedback("value is null", (key, n) -> null));
    }

    /** Kinds of which there may be many. */
    List<Kind> small() {
        return small;
    }

    /** Kinds that are large, up to more than twice of what the dead-letter topic takes. */
    List<Kind> large() {
        String longId = "x".repeat(100_000);
        return List.of(
                onEvents("the limit is 262144", (key, n) -> event(key, now(), new float[70_000], KIND)),
                onEvents("the limit is 262144", (key, n) -> event(key, now(), new float[600_000 + n], KIND)),
                onEvents("the limit is 262144", (key, n) -> new byte[2_500_000]),
                onFeedback("the limit is 65536", (key, n) -> new byte[2_500_000]),
                onFeedback("the limit is 65536", (key, n) -> new byte[1_048_000 + n]),
                new Kind("most is 1024", n -> record(events, longId, event(longId, now(), NUMBERS, KIND))),
                new Kind("the headers have", n -> {
                    String id = "bad-headers-" + n;
                    ProducerRecord<byte[], byte[]> record = record(events, id, event(id, now(), NUMBERS, KIND));
                    record.headers().add("trace", new byte[1_300_000]);
                    return record;
                }));
    }

    /** A record of noise. */
    static byte[] noise(int n) {
        byte[] bytes = new byte[Hash.below(Hash.mix(n, 3), 200)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Hash.mix(n, i);
        }
        return bytes;
    }

    /** What one kind puts into a record with that key. */
    @FunctionalInterface
    private interface Value {
        byte[] of(String key, int n);
    }

    private Kind onEvents(String reason, Value value) {
        return new Kind(reason, n -> record(events, "bad-" + n, value.of("bad-" + n, n)));
    }

    private Kind onFeedback(String reason, Value value) {
        return new Kind(reason, n -> record(feedback, "bad-" + n, value.of("bad-" + n, n)));
    }

    private Kind keyed(String reason, String key) {
        String id = key == null ? "some" : key;
        return new Kind(
                reason,
                n -> n % 2 == 0
                        ? record(events, key, event(id, now(), NUMBERS, KIND))
                        : record(feedback, key, label(id, 1, now())));
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value);
    }

    private static byte[] event(String id, long time, float[] numbers, String[] categories) {
        return Event.CODEC.encode(new Event(id, time, numbers, categories));
    }

    private static byte[] label(String id, double value, long time) {
        return Feedback.CODEC.encode(Feedback.ofValue(id, time, value));
    }

    private long now() {
        return trial.at(Duration.ofMinutes(5));
    }

    private static long past(int n) {
        return n % 3 == 0 ? Long.MIN_VALUE : -1 - n;
    }

    private static long future(int n) {
        return n % 3 == 0 ? Long.MAX_VALUE : System.currentTimeMillis() * 1000 + n;
    }

    private static byte[] cut(byte[] message, int n) {
        return Arrays.copyOf(message, Hash.below(Hash.mix(n, 4), message.length));
    }

    private static byte[] longer(byte[] message, int n) {
        return Arrays.copyOf(message, message.length + 1 + n % 50);
    }

    /** Damages the first letter of the id. */
    private static byte[] notUtf8(byte[] message) {
        message[HEADER + 1] = (byte) 0xFF;
        return message;
    }

    private static String tall(int n) {
        return "k".repeat(1025 + n % 500);
    }
}
