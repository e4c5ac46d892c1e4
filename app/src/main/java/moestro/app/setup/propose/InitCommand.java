package moestro.app.setup.propose;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import moestro.app.broker.QuietLogs;
import moestro.app.intake.RegistrySettings;
import moestro.app.intake.SchemaRegistry;
import moestro.app.intake.SchemaSource;
import moestro.app.report.Output;
import moestro.app.setup.Doorbell;
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
            "over. Changes nothing on Kafka. What was unclear is said here and marked (?) in the file.",
            "",
            "Example: moestro init --bootstrap-server localhost:9092 --events departures --labels landings"
        })
public final class InitCommand implements Callable<Integer> {
    /** If no event and label meet among few, labels may come late: look at so many times as many. */
    private static final int FURTHER = 20;

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
        QuietLogs.hush();
        Map<String, String> deaf = Doorbell.complaints(servers);
        if (deaf.size() == Doorbell.addresses(servers).size()) {
            throw new IllegalArgumentException("cannot reach the brokers: " + deaf + "; is Kafka running there?");
        }
        Map<String, String> client = client();
        Optional<SchemaSource> schemas = Optional.ofNullable(registry)
                .map(url -> new SchemaRegistry(new RegistrySettings(url, Optional.empty())));
        Proposal proposal = proposal(client, schemas);
        ProposalText text =
                new ProposalText(proposal, client, registry == null ? "" : registry.toString(), "moestro-" + events);
        Files.writeString(out, text.text());
        ProposalSummary summary = new ProposalSummary(proposal, client, out.toString());
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

    private Proposal proposal(Map<String, String> client, Optional<SchemaSource> schemas) {
        Proposal first = proposal(client, schemas, sample);
        return first.eventId().unclear().isEmpty() ? first : proposal(client, schemas, sample * FURTHER);
    }

    private Proposal proposal(Map<String, String> client, Optional<SchemaSource> schemas, int most) {
        return Proposal.of(
                TopicSample.of(events, tail(client, events, most), schemas),
                TopicSample.of(labels, tail(client, labels, most), schemas),
                System.currentTimeMillis());
    }

    private static List<ConsumerRecord<byte[], byte[]>> tail(Map<String, String> client, String topic, int most) {
        return TopicReader.tail(client, topic, most);
    }
}
