package moestro.topology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import moestro.avro.Feedback;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import org.apache.kafka.streams.test.TestRecord;

/**
 * All topics of a small deployment as a version of Moestro has written them: lines of topic, key and value. Made once
 * for each version that is released, by running this class, and never again.
 *
 * @param topics the records of each topic, in order
 */
record Keepsake(Map<String, List<Row>> topics) {
    private static final int EVENTS = 60;
    private static final String NULL = "-";

    /**
     * One record.
     *
     * @param key its bytes
     * @param value its bytes; null for a tombstone
     */
    @SuppressWarnings("ArrayRecordComponent") // as they stand on a topic
    record Row(byte[] key, byte[] value) {
        String text() {
            return new String(key, StandardCharsets.UTF_8);
        }
    }

    /** What is deployed. */
    enum Kind {
        NUMBER,
        CLASSES;

        Deployment deployment() {
            return switch (this) {
                case NUMBER ->
                    deployed(
                            new Task.Regression(),
                            Fixture.member("squares", "recursive-least-squares"),
                            Fixture.member("tree", "hoeffding-tree"),
                            new Panel.Member("net", "net", Map.of("hidden", 4.0)));
                case CLASSES ->
                    deployed(
                            new Task.Classification(List.of("low", "high")),
                            Fixture.member("logistic", "logistic"),
                            Fixture.member("bayes", "naive-bayes"),
                            new Panel.Member("near", "nearest-neighbors", Map.of("window", 50.0), true));
            };
        }

        private static Deployment deployed(Task task, Panel.Member... members) {
            GateSettings gate = GateSettings.of(new Parameters(Map.of("k", 2.0, "warmup", 20.0)));
            return Fixture.deployment(task, new Panel(List.of(members), gate, Panel.Training.defaults()));
        }

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".txt.gz";
        }
    }

    /** Reads what a version has left. */
    static Keepsake of(String version, Kind kind) throws IOException {
        String name = "compatibility/" + version + "/" + kind.file();
        Map<String, List<Row>> topics = new LinkedHashMap<>();
        try (InputStream file = Keepsake.class.getResourceAsStream(name);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(" ", -1);
                topics.computeIfAbsent(fields[0], topic -> new ArrayList<>())
                        .add(new Row(bytes(fields[1]), bytes(fields[2])));
            }
        }
        return new Keepsake(topics);
    }

    private static byte[] bytes(String field) {
        return field.equals(NULL) ? null : Base64.getDecoder().decode(field);
    }

    List<Row> topic(String name) {
        return topics.getOrDefault(name, List.of());
    }

    /** Writes the keepsakes of this version into a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        for (Kind kind : Kind.values()) {
            Path state = Files.createTempDirectory("keepsake");
            try (Fixture fixture = new Fixture(state, Catalogue.load(), kind.deployment());
                    PrintWriter lines = new PrintWriter(new OutputStreamWriter(
                            new GZIPOutputStream(Files.newOutputStream(folder.resolve(kind.file()))),
                            StandardCharsets.US_ASCII))) {
                live(fixture, kind);
                fixture.driver().producedTopicNames().stream()
                        .sorted()
                        .forEach(topic ->
                                compacted(topic, fixture.records(topic)).forEach(lines::println));
            }
        }
    }

    /** A changelog as compaction may leave it; every other topic as it is. */
    private static Collection<String> compacted(String topic, List<TestRecord<byte[], byte[]>> rows) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (TestRecord<byte[], byte[]> row : rows) {
            String key = field(row.key());
            String line = topic + " " + key + " " + field(row.value());
            lines.put(topic.endsWith("-changelog") ? key : Integer.toString(lines.size()), line);
        }
        return lines.values();
    }

    private static String field(byte[] bytes) {
        return bytes == null ? NULL : Base64.getEncoder().encodeToString(bytes);
    }

    /** Labels come five events late; one comes early, one never, one twice. */
    private static void live(Fixture fixture, Kind kind) {
        for (int n = 0; n < EVENTS; n++) {
            long now = Fixture.START + n * 1000L;
            fixture.send(Fixture.event(n, now));
            if (n >= 5 && n != 30) {
                fixture.send(label(kind, n - 5, now));
            }
            if (n % 20 == 19) {
                fixture.publish();
            }
        }
        fixture.send(label(kind, 7, Fixture.START + EVENTS * 1000L));
        fixture.send(label(kind, 1000, Fixture.START + EVENTS * 1000L));
        fixture.publish();
    }

    private static Feedback label(Kind kind, int n, long time) {
        double truth = Fixture.truth(n);
        return kind == Kind.NUMBER
                ? Feedback.ofValue("id-" + n, time, truth)
                : Feedback.ofClass("id-" + n, time, truth > 11 ? "high" : "low");
    }
}
