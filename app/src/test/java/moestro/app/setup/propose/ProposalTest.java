package moestro.app.setup.propose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What is proposed for flights in JSON. */
class ProposalTest {
    private static final long START = 1_770_000_000_000L;
    private static final long HOUR = 3_600_000;
    private static final int COUNT = 200;

    @Test
    void idTimeLabelAndFeaturesAreFound() {
        Proposal proposal = flights(ProposalTest::landing);

        assertEquals("flight.id", proposal.eventId().path());
        assertEquals("id", proposal.labelId().path());
        assertEquals("scheduled_at", proposal.eventTime().path());
        assertEquals("landed_at", proposal.labelTime().path());
        assertEquals("delay_minutes", proposal.label().field().path());
        assertTrue(!proposal.label().isClassification());
        assertEquals(List.of(), proposal.unclear());
        assertEquals(
                List.of(
                        "{ name: scheduled_at-day, path: scheduled_at, cycle: day }",
                        "{ name: scheduled_at-week, path: scheduled_at, cycle: week }",
                        "distance",
                        "{ name: weather.wind, missing: 11 }"),
                items(proposal.features().numbers()));
        assertEquals(
                List.of("origin", "{ name: tail, hash: 1024 }"),
                items(proposal.features().categories()));
        assertEquals(List.of("remark", "note"), items(proposal.features().leftOut()));
    }

    @Test
    void theTimeToLiveIsThatOfTheLabelsSeenAndHalfAsMuchAgain() {
        assertEquals("5h", flights(ProposalTest::landing).timeToLive().path());
    }

    @Test
    void textsOfAFewValuesAreClasses() {
        Proposal proposal = flights(i -> "{\"id\": \"F-" + i + "\", \"landed_at\": " + (START + i * 1000L + HOUR)
                + ", \"outcome\": \"" + (i % 3 == 0 ? "late" : "on time") + "\"}");

        assertEquals(List.of("on time", "late"), proposal.label().classes());
        assertTrue(text(proposal).contains("classes: [\"on time\", late]"), () -> text(proposal));
    }

    @Test
    void idsThatNeverMeetAreSaidToBeUnclear() {
        Proposal proposal = flights(i -> "{\"id\": \"X-" + i + "\", \"late\": " + i + "}");

        assertTrue(
                proposal.unclear().getFirst().startsWith("no value of a label was found in an event"),
                () -> proposal.unclear().toString());
        assertTrue(text(proposal).contains("# (?) no value of a label was found in an event"), () -> text(proposal));
    }

    @Test
    void aFieldOfEventsThatIsTheLabelIsLeftOut() {
        Proposal proposal = Proposal.of(
                sample(
                        "departures",
                        i -> "{\"id\": \"F-" + i + "\", \"leak\": " + i * 7 + ", \"distance\": " + i % 50 + "}"),
                sample("landings", i -> "{\"id\": \"F-" + i + "\", \"delay\": " + i * 7 + "}"),
                START + 24 * HOUR);

        assertEquals(List.of("leak"), items(proposal.features().leftOut()));
    }

    @Test
    void secretsAreNotWritten() {
        String text = new ProposalText(
                        flights(ProposalTest::landing),
                        Map.of("bootstrap.servers", "here:9092", "sasl.jaas.config", "hunter2"),
                        Optional.empty(),
                        "flights")
                .text();

        assertTrue(text.contains("sasl.jaas.config: ${SASL_JAAS_CONFIG}"), text);
        assertTrue(!text.contains("hunter2"), text);
    }

    @Test
    void anEmptyTopicIsRefused() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> TopicSample.of("landings", List.of(), Optional.empty()));

        assertTrue(refusal.getMessage().startsWith("topic 'landings' has no records with a value"));
    }

    @Test
    void avroWithoutARegistryIsRefused() {
        List<ConsumerRecord<byte[], byte[]>> records =
                List.of(new ConsumerRecord<>("departures", 0, 0, null, new byte[] {0, 0, 0, 0, 1, 2, 3}));

        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> TopicSample.of("departures", records, Optional.empty()));

        assertTrue(refusal.getMessage().endsWith("say where its schemas are, with --registry URL"));
    }

    @Test
    void aSingleValueIsWrittenSoThatItIsReadAsItWas() {
        assertEquals("plain.path", Yaml.scalar("plain.path"));
        assertEquals("\"no\"", Yaml.scalar("no"));
        assertEquals("\"a: b # c \\\"d\\\"\"", Yaml.scalar("a: b # c \"d\""));
        assertEquals("\"$${x}\"", Yaml.scalar("${x}"));
    }

    private static Proposal flights(IntFunction<String> landing) {
        return Proposal.of(
                sample("departures", ProposalTest::departure), sample("landings", landing), START + 24 * HOUR);
    }

    private static String departure(int i) {
        String wind = i % 10 == 0 ? "null" : Integer.toString(i % 20);
        return "{\"flight\": {\"id\": \"F-" + i + "\"}, \"scheduled_at\": " + (START + i * 1000L) + ", \"distance\": "
                + (100.5 + i) + ", \"weather\": {\"wind\": " + wind + "}, \"origin\": \"" + "ABC".charAt(i % 3)
                + "\", \"tail\": \"T" + i % 100 + "\", \"remark\": \"none\", \"note\": \"n" + i + "\"}";
    }

    private static String landing(int i) {
        long landed = START + i * 1000L + (1 + i % 3) * HOUR;
        return "{\"id\": \"F-" + i + "\", \"scheduled_at\": " + (START + i * 1000L) + ", \"landed_at\": " + landed
                + ", \"delay_minutes\": " + i * 1.5 + "}";
    }

    private static TopicSample sample(String topic, IntFunction<String> value) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] key = ("key-of-" + topic + i).getBytes(StandardCharsets.UTF_8);
            records.add(
                    new ConsumerRecord<>(topic, i % 4, i, key, value.apply(i).getBytes(StandardCharsets.UTF_8)));
        }
        return TopicSample.of(topic, records, Optional.empty());
    }

    private static String text(Proposal proposal) {
        return new ProposalText(proposal, Map.of("bootstrap.servers", "here:9092"), Optional.empty(), "flights").text();
    }

    private static List<String> items(List<FeatureChoice.Line> lines) {
        return lines.stream().map(FeatureChoice.Line::item).toList();
    }
}
