package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import moestro.app.experts.ExpertsCommand;
import moestro.app.report.Printed;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Hash;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of a deployment that tells three classes apart, with a seat that is free and an expert that is drained. */
class ClassesDashboardIT {
    private static final List<String> CLASSES = List.of("calm", "breezy", "stormy");
    private static final int EVENTS = 400;
    private static final String STATES =
            "[...document.querySelectorAll('#experts tbody tr')].map(row => row.children[1].innerText.trim()).join()";

    private final String prefix = "winds-" + UUID.randomUUID();

    @TempDir
    Path directory;

    private Path configuration() throws Exception {
        return Files.writeString(
                directory.resolve("run.yaml"), """
                application-id: %1$s
                kafka: { bootstrap.servers: "%2$s" }
                topics: { prefix: %1$s }
                task: classification
                classes: [calm, breezy, stormy]
                features: { numbers: [a, b], categories: [kind] }
                time-to-live: 12h
                publish-after: 50ms
                answer-within: 1m
                commit-interval: 50ms
                report-every: 1s
                state-dir: state
                http: { port: 0 }
                panel:
                  gate: { k: 2, warmup: 50 }
                  training: { everybody-until: 100, others-share: 0.5 }
                  experts:
                    - { name: bayes, type: naive-bayes }
                    - { name: logistic, type: logistic }
                    - { name: tree, type: hoeffding-tree }
                  spare: [challenger]
                """.formatted(prefix, KafkaUnderTest.bootstrapServers()));
    }

    @Test
    void accuracyClassesAndTheStateOfEverySeatAreShown() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no chromium on the path");
        Path configuration = configuration();
        Process run = RunProcess.start(configuration);
        try (BufferedReader said = run.inputReader(UTF_8);
                Browser browser = Browser.start(chromium.get(), directory.resolve("profile"))) {
            String url = RunProcess.readUntil(said, "dashboard, metrics: ").replaceFirst(".*metrics: ", "");
            RunProcess.readUntil(said, "running:");
            feed(0, EVENTS);
            browser.show(1440, 900, false);
            browser.open(url);
            browser.await("document.querySelector('.tile .note')?.textContent.includes('accurate')");
            browser.await(STATES + " === 'awake,awake,awake,free'");
            browser.await("document.getElementById('example').offsetParent");
            browser.evaluate("document.getElementById('example').click()");
            browser.await("document.getElementById('prediction').innerText.includes('Probability of')");
            assertTrue(browser.evaluate("document.getElementById('prediction').innerText")
                    .asText()
                    .contains("Right"));

            Printed.json(
                    0,
                    new ExpertsCommand(),
                    "drain",
                    "tree",
                    "--why",
                    "to see it",
                    "--config",
                    configuration.toString());
            feed(EVENTS, EVENTS + 50);
            browser.await(STATES + " === 'awake,awake,drained,free'");
            browser.show(360, 780, true);
            browser.await("innerWidth === 360");
            assertTrue(browser.evaluate("document.documentElement.scrollWidth <= 360")
                    .asBoolean());
            assertEquals(List.of(), browser.complaints());
        } finally {
            run.destroyForcibly();
        }
    }

    /** Sends events, and right after them their labels. */
    private void feed(int from, int to) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaUnderTest.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int n = from; n < to; n++) {
                float a = (float) Hash.uniform(Hash.mix(n, 1));
                float b = (float) Hash.uniform(Hash.mix(n, 2));
                String id = "wind-" + n;
                long time = System.currentTimeMillis();
                Event event = new Event(id, time, new float[] {a, b}, new String[] {n % 2 == 0 ? "sea" : "land"});
                String truth = CLASSES.get((int) Math.min(2, 3 * (a + b) / 2));
                byte[] label = Feedback.CODEC.encode(Feedback.ofClass(id, time + 1000, truth));
                byte[] key = id.getBytes(UTF_8);
                sent.add(producer.send(new ProducerRecord<>(prefix + "-events", key, Event.CODEC.encode(event))));
                sent.add(producer.send(new ProducerRecord<>(prefix + "-feedback", key, label)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }
}
