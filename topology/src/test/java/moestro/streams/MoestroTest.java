package moestro.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Hash;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.mixture.gate.GateSettings;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Streams application with records of its own, "size colour", and their weight as labels. */
class MoestroTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Serde<String> TEXT = Serdes.String();
    private static final Panel PANEL = new Panel(
            List.of(
                    new Panel.Member("rls", "recursive-least-squares", Map.of()),
                    new Panel.Member("linear", "linear", Map.of())),
            GateSettings.defaults(),
            Panel.Training.defaults());

    @TempDir
    private Path directory;

    private static MoestroBuilder<String, Double> spec() {
        return Moestro.<String>regression("fruit")
                .number("size", fruit -> Double.parseDouble(fruit.substring(0, fruit.indexOf(' '))))
                .category("colour", fruit -> fruit.substring(fruit.indexOf(' ') + 1))
                .panel(PANEL)
                .timeToLive(Duration.ofHours(1));
    }

    private Properties own() {
        Properties own = new Properties();
        own.put(StreamsConfig.APPLICATION_ID_CONFIG, "fruit");
        own.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        own.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        return own;
    }

    private static Topology topology(Moestro<String, Double> fruit, Properties properties) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, String> picked = builder.stream("picked", Consumed.with(TEXT, TEXT));
        KStream<String, Double> weighed =
                builder.stream("weighed", Consumed.with(TEXT, TEXT)).mapValues(Double::valueOf);
        fruit.predict(builder, picked, weighed)
                .mapValues(Prediction::value)
                .to("weights", Produced.with(TEXT, Serdes.Double()));
        return fruit.addTo(builder.build(properties));
    }

    private TopologyTestDriver driver(Moestro<String, Double> fruit) {
        Properties properties = fruit.properties(own());
        return new TopologyTestDriver(topology(fruit, properties), properties, START);
    }

    private static TestInputTopic<String, String> input(TopologyTestDriver driver, String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new StringSerializer());
    }

    private static <T> List<TestRecord<String, T>> read(
            TopologyTestDriver driver, String topic, Deserializer<T> values) {
        return driver.createOutputTopic(topic, new StringDeserializer(), values).readRecordsToList();
    }

    private static String fruit(int n) {
        return Hash.uniform(Hash.mix(n, 1)) + " " + (n % 2 == 0 ? "red" : "green");
    }

    private static double weight(int n) {
        return 100 + 50 * Hash.uniform(Hash.mix(n, 1)) + (n % 2 == 0 ? 10 : 0);
    }

    @Test
    void ownRecordsArePredictedUnderTheirKeysAndAtTheirTimes() {
        Moestro<String, Double> fruit = spec().build();
        try (TopologyTestDriver driver = driver(fruit)) {
            input(driver, "picked").pipeInput("one", "0.5 red", START.plusSeconds(7));

            TestRecord<String, Double> weight =
                    read(driver, "weights", Serdes.Double().deserializer()).getFirst();
            assertEquals("one", weight.key());
            assertEquals(START.plusSeconds(7), weight.getRecordTime());
            Prediction prediction =
                    Prediction.CODEC.decode(read(driver, "fruit-predictions", new ByteArrayDeserializer())
                            .getFirst()
                            .value());
            assertEquals(START.plusSeconds(7).toEpochMilli(), prediction.time());
            assertEquals(prediction.value(), weight.value());
        }
    }

    @Test
    void lessonsCanBeSharedOutByACategory() {
        Ranges ranges = new Ranges(5, 0, Ranges.Gates.MEAN);
        Moestro<String, Double> fruit =
                spec().ranges(5, "colour", Ranges.Gates.MEAN).build();
        try (TopologyTestDriver driver = driver(fruit)) {
            input(driver, "picked").pipeInput("one", "0.5 red", START);
            input(driver, "picked").pipeInput("two", "0.5 green", START);
            List<Integer> predictedBy = read(driver, "fruit-predictions", new ByteArrayDeserializer()).stream()
                    .map(record -> Prediction.CODEC.decode(record.value()).range())
                    .toList();
            assertEquals(List.of(ranges.of("red"), ranges.of("green")), predictedBy);
        }
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> spec().ranges(5, "size", Ranges.Gates.MEAN).build());
        assertEquals("ranges are by 'size', and the categories are [colour]", refusal.getMessage());
    }

    @Test
    void labelsTeachIt() {
        Moestro<String, Double> fruit = spec().build();
        try (TopologyTestDriver driver = driver(fruit)) {
            List<Double> errors = new ArrayList<>();
            for (int n = 0; n < 400; n++) {
                Instant now = START.plusSeconds(n);
                input(driver, "picked").pipeInput("fruit-" + n, fruit(n), now);
                double predicted = read(driver, "weights", Serdes.Double().deserializer())
                        .getFirst()
                        .value();
                errors.add(Math.abs(predicted - weight(n)));
                input(driver, "weighed").pipeInput("fruit-" + n, Double.toString(weight(n)), now);
                driver.advanceWallClockTime(Duration.ofSeconds(1));
            }

            assertTrue(fruit.servedLessons() > 300, () -> "served " + fruit.servedLessons());
            double late = errors.subList(300, 400).stream()
                    .mapToDouble(error -> error)
                    .average()
                    .orElseThrow();
            assertTrue(late < 2, () -> "still off by " + late + " in a range of 60");
            Lesson first = Lesson.CODEC.decode(read(driver, "fruit-lessons", new ByteArrayDeserializer())
                    .getFirst()
                    .value());
            assertEquals(weight(0), first.label());
        }
    }

    @Test
    void whatCannotBeTakenInIsADeadLetterWithTheReasonAndTheStreamGoesOn() {
        try (TopologyTestDriver driver = driver(spec().build())) {
            input(driver, "picked").pipeInput("round", "round red", START);
            input(driver, "picked").pipeInput(null, "0.5 red", START);
            input(driver, "picked").pipeInput("not-finite", "NaN red", START);
            input(driver, "weighed").pipeInput("gone", null, START);
            input(driver, "picked").pipeInput("good", "0.5 red", START);

            List<String> reasons = new ArrayList<>();
            for (TestRecord<String, byte[]> letter : read(driver, "fruit-dead-letters", new ByteArrayDeserializer())) {
                reasons.add(
                        new String(letter.headers().lastHeader("moestro.reason").value(), StandardCharsets.UTF_8));
            }
            assertEquals(4, reasons.size(), reasons::toString);
            assertTrue(reasons.get(0).contains("feature 'size' of event 'round' threw"), reasons::toString);
            assertTrue(reasons.get(1).contains("set it with selectKey"), reasons::toString);
            assertTrue(reasons.get(2).contains("'size' is NaN"), reasons::toString);
            assertEquals(
                    1, read(driver, "weights", Serdes.Double().deserializer()).size());
        }
    }

    @Test
    void settingsThatWouldLearnLabelsTwiceAreRefusedWithTheOneToSet() {
        Properties own = own();
        own.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        own.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class);
        Moestro<String, Double> fruit = spec().build();

        String refusal = assertThrows(IllegalArgumentException.class, () -> fruit.properties(own))
                .getMessage();

        assertTrue(refusal.contains("processing.guarantee is at_least_once; it must be exactly_once_v2"), refusal);
        assertTrue(refusal.contains("models skip lessons"), refusal);
    }

    @Test
    void anApplicationThatWasGivenOtherSettingsDoesNotStart() {
        Moestro<String, Double> fruit = spec().build();
        Topology topology = topology(fruit, own());

        Exception failure = assertThrows(Exception.class, () -> new TopologyTestDriver(topology, own(), START).close());

        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertTrue(cause.getMessage().contains("processing.guarantee is at_least_once"), cause::toString);
    }

    @Test
    void theUsersOwnSettingsComeFirst() {
        Properties own = own();
        own.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 7);
        own.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "4");

        Properties settings = spec().build().properties(own);

        assertEquals(7, settings.get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
        assertEquals("4", settings.get(StreamsConfig.NUM_STREAM_THREADS_CONFIG));
        assertEquals(StreamsConfig.EXACTLY_ONCE_V2, settings.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
        assertNotNull(new StreamsConfig(settings).getMainConsumerConfigs("group", "client", 0));
    }

    @Test
    void aSecondMixtureInATopologyIsRefusedWithAdvice() {
        Moestro<String, Double> fruit = spec().build();
        Topology topology = fruit.addTo(new Topology());

        String refusal = assertThrows(TopologyException.class, () -> fruit.addTo(topology))
                .getMessage();

        assertTrue(refusal.contains("a topology takes one mixture, once"), refusal);
    }

    @Test
    void servingAndLearningApartAreTheTwoHalves() {
        Moestro<String, Double> fruit = spec().build();

        String serving = fruit.serveIn(new Topology()).describe().toString();
        String learning = fruit.learnIn(new Topology()).describe().toString();

        assertTrue(serving.contains("Processor: gate") && !serving.contains("teacher"), serving);
        assertTrue(learning.contains("teacher") && !learning.contains("Processor: gate"), learning);
    }

    @Test
    void aLaterEditionLearnsToTopicsOfItsOwnFromTheSameLessons() {
        Moestro<String, Double> second = spec().edition(2).build();

        assertEquals("fruit-e2-models", second.topics().models());
        assertEquals("fruit-lessons", second.topics().lessons());
        assertThrows(IllegalArgumentException.class, () -> spec().edition(0));
    }

    @Test
    void whatIsMissingIsSaid() {
        String refusal = assertThrows(
                        IllegalArgumentException.class,
                        () -> Moestro.<String>regression("fruit")
                                .number("size", Double::parseDouble)
                                .build())
                .getMessage();

        assertTrue(refusal.startsWith("timeToLive is missing"), refusal);
        assertThrows(
                IllegalArgumentException.class,
                () -> Moestro.<String>regression("fruit")
                        .timeToLive(Duration.ofHours(1))
                        .build());
    }

    @Test
    void withoutAPanelTheDefaultOfTheExpertsOnTheClassPathIsTaken() {
        Moestro<String, String> classes = Moestro.<String>classification("fruit", List.of("apple", "pear"))
                .number("size", Double::parseDouble)
                .timeToLive(Duration.ofHours(1))
                .build();

        assertFalse(classes.deployment().panel().members().isEmpty());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> spec().panel("none-such"))
                .getMessage()
                .contains("[default, fast]"));
    }
}
