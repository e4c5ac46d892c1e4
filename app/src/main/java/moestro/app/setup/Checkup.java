package moestro.app.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import moestro.app.config.InvalidConfigurationException;
import moestro.app.config.Problem;
import moestro.app.config.RunConfig;
import moestro.app.run.LearnedBefore;
import moestro.app.run.TopicPreparation;
import moestro.app.topic.TopicReader;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Catalogue;
import moestro.topology.Deployment;
import moestro.topology.MixtureTopology;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** All checks of a configuration, one after the other. What rests on something that failed is left out, and said so. */
final class Checkup {
    private final Path file;
    private final int sampled;
    private final Findings findings = new Findings();

    /** A check of a file that looks at so many records of each partition. */
    Checkup(Path file, int sampled) {
        this.file = file;
        this.sampled = sampled;
    }

    Findings run() throws InterruptedException {
        Optional<RunConfig> config = config();
        Optional<MixtureTopology> mixture = config.flatMap(this::mixture);
        if (config.isPresent() && mixture.isPresent()) {
            stateDirectory(config.get().stateDir());
            kafka(config.get(), mixture.get());
        } else {
            findings.warning("broker", "not looked at: the file comes first", "");
        }
        return findings;
    }

    private Optional<RunConfig> config() {
        try {
            RunConfig config = RunConfig.load(file);
            Deployment deployment = config.deployment();
            findings.ok(
                    "file",
                    (deployment.task().isClassification() ? "a classification" : "a regression") + " by "
                            + (deployment.features().numbers().size()
                                    + deployment.features().categories().size())
                            + " features with a panel of "
                            + deployment.panel().names().size() + " experts");
            return Optional.of(config);
        } catch (InvalidConfigurationException e) {
            for (Problem problem : e.problems()) {
                findings.problem("file", problem.toString(), "");
            }
            return Optional.empty();
        }
    }

    private Optional<MixtureTopology> mixture(RunConfig config) {
        try {
            return Optional.of(new MixtureTopology(config.deployment(), Catalogue.load()));
        } catch (IllegalArgumentException e) {
            findings.problem("panel", e.getMessage(), "");
            return Optional.empty();
        }
    }

    private void stateDirectory(Path directory) {
        Path there = directory;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
            findings.problem(
                    "state-dir",
                    "cannot write to " + directory
                            + (there == null || there.equals(directory)
                                    ? ""
                                    : ": " + there + " is not a directory that this user may write to"),
                    "make it writable, or name another as 'state-dir'");
            return;
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace() >> 20;
            findings.ok(
                    "state-dir",
                    directory + (there.equals(directory) ? "" : " would be made") + ", " + free + " MiB free");
        } catch (IOException e) {
            findings.warning("state-dir", directory + ": " + e.getMessage(), "");
        }
    }

    private void kafka(RunConfig config, MixtureTopology mixture) throws InterruptedException {
        BrokerCheck broker = new BrokerCheck(config, findings);
        if (!broker.somebodyListens()) {
            return;
        }
        Censor censor = new Censor(config.kafka());
        try (Admin admin = TopicPreparation.admin(config)) {
            if (broker.answers(admin)) {
                Set<String> existing = new TopicsCheck(config, admin, findings).check();
                new RightsCheck(config, admin, findings).check(existing);
                learnedBefore(config, mixture);
                new ApartCheck(config, admin, findings).check();
                if (config.input().isEmpty() || SourcesCheck.check(config, existing, findings)) {
                    samples(config, existing);
                }
            }
        } catch (ExecutionException | KafkaException e) {
            findings.problem(
                    "broker", censor.told(e), "see docs/security.md for rights, docs/operations.md for the rest");
        }
    }

    private void learnedBefore(RunConfig config, MixtureTopology mixture) {
        LearnedBefore.refusal(config, mixture).ifPresent(refusal -> findings.problem("state", refusal, ""));
        LearnedBefore.refusalToServe(config).ifPresent(refusal -> findings.problem("input", refusal, ""));
        config.apart()
                .forEach(expert -> LearnedBefore.refusal(config, mixture, expert)
                        .ifPresent(refusal -> findings.problem("state", refusal, "")));
    }

    private static RecordReader reader(RunConfig config, long now) {
        return config.input()
                .<RecordReader>map(input -> new InputRecords(input, config.deployment(), now))
                .orElseGet(() -> new OwnRecords(config.deployment(), now));
    }

    private void samples(RunConfig config, Set<String> existing) {
        RecordReader reader = reader(config, System.currentTimeMillis());
        if (!existing.contains(reader.events()) || !existing.contains(reader.labels())) {
            findings.warning("events", "not looked at: the topics of events and labels are not both there yet", "");
            return;
        }
        Sample<Event> events =
                Sample.of(reader.events(), TopicReader.tail(config.kafka(), reader.events(), sampled), reader::event);
        Sample<Feedback> labels =
                Sample.of(reader.labels(), TopicReader.tail(config.kafka(), reader.labels(), sampled), reader::label);
        events.tell("events", findings);
        new EventsCheck(
                        config.deployment().features(),
                        events.read().stream().map(Sample.Read::content).toList(),
                        findings)
                .check();
        labels.tell("labels", findings);
        new LabelsCheck(
                        config.deployment(),
                        labels.read().stream().map(Sample.Read::content).toList(),
                        findings)
                .check();
        new MeetingCheck(events, labels, findings).check(config.deployment().timeToLive(), reader.joinsPartitions());
    }
}
