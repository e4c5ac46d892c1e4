package moestro.app.setup.propose;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import moestro.app.broker.QuietLogs;
import moestro.app.intake.RegistrySettings;
import moestro.app.intake.SchemaRegistry;
import moestro.app.intake.SchemaSource;
import moestro.app.report.Output;
import moestro.app.setup.Doorbell;
import moestro.app.topic.OlderRecords;
import moestro.app.topic.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro init}. */
@Command(
        name = "init",
        description =
                "Looks at two of your topics, and proposes a configuration: id, time, label, task and features, each"
                        + " with its reason.",
        footer = {
            "",
            "Reads a few hundred records of the end of each partition, in JSON or Avro, and writes a file for you to look",
            "over. If the newest labels are of none of the newest events, it looks for older events, some at each of many",
            "times. Changes nothing on Kafka. What was unclear is said here and marked (?) in the file.",
            "",
            "The login of a schema registry is taken from the environment: REGISTRY_USER and REGISTRY_PASSWORD; the file",
            "refers to them.",
            "",
            "Example: moestro init --bootstrap-server localhost:9092 --events departures --labels landings"
        })
public final class InitCommand implements Callable<Integer> {
    /** If no event and label meet among few, labels may come late: look at so many times as many. */
    private static final int FURTHER = 20;
    /** If none do among many either, so many older events are looked at, of each partition at a time. */
    private static final int AT_A_TIME = 20;

    @Option(
            names = {"-b", "--bootstrap-server"},
            required = true,
            paramLabel = "HOST:PORT",
            description = "The brokers, with commas between.")
    private String servers;

    @Option(
            names = "--events",
            required = true,
            paramLabel = "TOPIC",
            description = "Where what is to be predicted comes.")
    private String events;

    @Option(names = "--labels", required = true, paramLabel = "TOPIC", description = "Where the truth comes, later.")
    private String labels;

    @Option(names = "--registry", paramLabel = "URL", description = "The schema registry, for topics in Avro.")
    private URI registry;

    @Option(
            names = "--client",
            paramLabel = "FILE",
            description = "More properties of Kafka's clients, such as security.protocol. Secrets among them are not"
                    + " written, but named as environment variables.")
    private Path clientFile;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the configuration (default ${DEFAULT-VALUE}).")
    private Path out = Path.of("moestro.yaml");

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "How many records of each partition to look at (default ${DEFAULT-VALUE}).")
    private int sample = 500;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        if (sample < 1) {
            throw new IllegalArgumentException("--sample must be 1 or more, not " + sample);
        }
        if (Files.exists(out) && !force) {
            throw new IllegalArgumentException(
                    out + " is there already: name another with --out, or write over it with --force");
        }
        Optional<RegistrySettings> settings =
                Optional.ofNullable(registry).map(url -> RegistryLogin.of(url, System::getenv));
        QuietLogs.hush();
        Map<String, String> deaf = Doorbell.complaints(servers);
        if (deaf.size() == Doorbell.addresses(servers).size()) {
            throw new IllegalArgumentException("cannot reach the brokers: " + deaf + "; is Kafka running there?");
        }
        Map<String, String> client = client();
        Proposal proposal = proposal(client, settings.map(SchemaRegistry::new));
        ProposalText text = new ProposalText(proposal, client, settings, "moestro-" + events);
        Files.writeString(out, text.text());
        ProposalSummary summary = new ProposalSummary(proposal, client, settings, out.toString());
        output.text().print(summary.text());
        output.json(summary.json());
        return 0;
    }

    private Map<String, String> client() throws IOException {
        Map<String, String> client = new LinkedHashMap<>();
        client.put("bootstrap.servers", servers);
        if (clientFile != null) {
            Properties more = new Properties();
            try (Reader reader = Files.newBufferedReader(clientFile, StandardCharsets.UTF_8)) {
                more.load(reader);
            }
            more.stringPropertyNames().stream().sorted().forEach(key -> client.put(key, more.getProperty(key)));
        }
        return client;
    }

    private Proposal proposal(Map<String, String> client, Optional<? extends SchemaSource> schemas) {
        Proposal proposal = null;
        for (int most : new int[] {sample, sample * FURTHER}) {
            List<ConsumerRecord<byte[], byte[]>> ofEvents = TopicReader.tail(client, events, most);
            List<ConsumerRecord<byte[], byte[]>> ofLabels = TopicReader.tail(client, labels, most);
            proposal = proposal(ofEvents, ofLabels, schemas);
            if (!proposal.meets() && most > sample) {
                proposal = proposal(withOlder(client, ofEvents, ofLabels), ofLabels, schemas);
            }
            if (proposal.meets()) {
                return proposal;
            }
        }
        return proposal;
    }

    private List<ConsumerRecord<byte[], byte[]>> withOlder(
            Map<String, String> client,
            List<ConsumerRecord<byte[], byte[]>> ofEvents,
            List<ConsumerRecord<byte[], byte[]>> ofLabels) {
        LongSummaryStatistics came =
                ofLabels.stream().mapToLong(ConsumerRecord::timestamp).summaryStatistics();
        Map<String, ConsumerRecord<byte[], byte[]>> all = new LinkedHashMap<>();
        Stream.concat(
                        OlderRecords.at(client, events, Probes.before(came.getMin(), came.getMax()), AT_A_TIME)
                                .stream(),
                        ofEvents.stream())
                .forEach(record -> all.putIfAbsent(record.partition() + " " + record.offset(), record));
        return List.copyOf(all.values());
    }

    private Proposal proposal(
            List<ConsumerRecord<byte[], byte[]>> ofEvents,
            List<ConsumerRecord<byte[], byte[]>> ofLabels,
            Optional<? extends SchemaSource> schemas) {
        return Proposal.of(
                TopicSample.of(events, ofEvents, schemas),
                TopicSample.of(labels, ofLabels, schemas),
                System.currentTimeMillis());
    }
}
