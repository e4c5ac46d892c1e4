package moestro.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.ContractException;
import moestro.avro.Manifest;
import moestro.mixture.Catalogue;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Ranges;
import moestro.mixture.roster.Command;
import moestro.mixture.state.StateWriter;
import moestro.topology.AuditReport.Finding;

/**
 * Folds the lessons topic once more, in one process, and compares: every version of every model that was published and
 * is still there, and what each learner has stored, must be the fold of the lessons up to it, byte for byte. Order of
 * use: {@link #published} and {@link #stored}, read first, then {@link #fold}, so that no version is newer than the
 * lessons.
 */
public final class Audit {
    private final String basis;
    private final int range;
    private final Ranges ranges;
    private final List<String> names;
    private final Mixture mixture;
    private final LessonReader reader;
    private final PublishedModels published = new PublishedModels();
    private final Map<Long, List<Claim>> claims = new HashMap<>();
    private final Map<String, ModelAudit> models = new HashMap<>();
    private final Map<String, String> told = new HashMap<>();
    private final Map<Long, List<String>> stops = new HashMap<>();
    private long lessons;
    private long commands;
    private long unusable;
    private long firstOffset = -1;
    private long lastOffset = -1;

    /** An audit of a deployment whose experts are in the catalogue, and whose lessons one learner has. */
    public Audit(Deployment deployment, Catalogue catalogue) {
        this(deployment, catalogue, 0);
    }

    /**
     * An audit of one range of keys: of its partition of the lessons, and the models that are learned from it.
     *
     * @param range counted from 0; its learner's changelogs have the same partition
     */
    public Audit(Deployment deployment, Catalogue catalogue, int range) {
        this.range = range;
        this.ranges = deployment.ranges();
        this.basis = Basis.ofLearning(deployment).digest();
        this.mixture =
                new Mixture(deployment.task(), deployment.features(), deployment.panel(), catalogue, deployment.seed());
        this.reader = new LessonReader(deployment);
        this.names = new ArrayList<>(mixture.names());
        Remote.of(deployment.panel()).forEach(remote -> names.remove(remote.name()));
        names.forEach(name -> {
            models.put(name, new ModelAudit(toldName(name)));
            told.put(toldName(name), name);
        });
    }

    /** What a model is called on the models topic, and in findings. */
    private String toldName(String model) {
        return ModelKeys.of(model, range, ranges);
    }

    /** The models that learners store: encoder, gate, experts but for remote ones. */
    public List<String> models() {
        return List.copyOf(names);
    }

    /**
     * The changelog topic of a model's learner.
     *
     * @param applicationId of the application that learns
     */
    public static String changelog(String applicationId, String model) {
        return applicationId + "-" + Nodes.learnedStore(model) + "-changelog";
    }

    /** Takes a record of the models topic. */
    public void published(String key, byte[] value) {
        published.add(key, value);
    }

    /**
     * Takes what a learner's changelog says.
     *
     * @param rows the newest value of every key; nothing if the learner has never stored anything
     */
    public void stored(String model, Map<String, byte[]> rows) {
        ModelAudit audit = models.get(model);
        try {
            Snapshot snapshot = Snapshot.read(Nodes.learnedStore(model), rows::get);
            if (snapshot != null) {
                audit.stored(snapshot);
                if (!snapshot.stopped().isEmpty()) {
                    stops.computeIfAbsent(snapshot.version(), version -> new ArrayList<>())
                            .add(model);
                }
                claim(new Claim(
                        model,
                        Claim.Source.STORED,
                        snapshot.version(),
                        snapshot.lessons(),
                        StateWriter.sha256(snapshot.sections())));
            }
        } catch (IncompatibleStateException e) {
            audit.differs(-1, null, e.getMessage());
        }
    }

    /**
     * Takes what the changelog of an expert that learns apart says of its copy of the encoder.
     *
     * @param rows the newest value of every key; nothing if it has never stored anything
     */
    public void copied(String expert, Map<String, byte[]> rows) {
        try {
            Snapshot copy = Snapshot.read(Nodes.learnedStore(Mixture.ENCODER), rows::get);
            if (copy != null) {
                claim(new Claim(
                        Mixture.ENCODER,
                        Claim.Source.STORED,
                        copy.version(),
                        copy.lessons(),
                        StateWriter.sha256(copy.sections()),
                        expert));
            }
        } catch (IncompatibleStateException e) {
            models.get(Mixture.ENCODER).differs(-1, null, "beside expert '" + expert + "': " + e.getMessage());
        }
    }

    /** Folds the lessons and compares. */
    public AuditReport fold(LessonLog log) {
        published.manifests().forEach(this::claim);
        arrive(-1, null);
        log.read(this::learn);
        claims.forEach((version, left) -> left.forEach(claim ->
                models.get(claim.model()).differs(version, null, claim.told() + " is the offset of no lesson")));
        List<Finding> findings = new ArrayList<>();
        for (String model : names) {
            findings.add(finding(models.get(model)));
        }
        return new AuditReport(lessons, commands, unusable, firstOffset, lastOffset, findings);
    }

    private void claim(Manifest manifest) {
        String model = told.get(manifest.model());
        if (model == null) {
            return; // of another range, or of an expert that another deployment had
        }
        ModelAudit audit = models.get(model);
        audit.published(manifest.version());
        if (manifest.basis().equals(basis)) {
            claim(new Claim(model, Claim.Source.PUBLISHED, manifest.version(), manifest.lessons(), manifest.sha256()));
        } else {
            audit.differs(
                    manifest.version(), null, "it was published for another task, features, panel or seed than these");
        }
    }

    private void claim(Claim claim) {
        claims.computeIfAbsent(claim.version(), version -> new ArrayList<>()).add(claim);
    }

    private boolean learn(long offset, byte[] value) {
        if (firstOffset < 0) {
            firstOffset = offset;
        }
        return reader.isCommand(value) ? obey(offset, value) : study(offset, value);
    }

    private boolean obey(long offset, byte[] value) {
        Command command;
        try {
            command = reader.command(value);
        } catch (ContractException | UnusableLessonException e) {
            unusable++;
            return true;
        }
        models.values().forEach(model -> model.next(command.id()));
        mixture.obey(command);
        commands++;
        lastOffset = offset;
        arrive(offset, command.id());
        return true;
    }

    private boolean study(long offset, byte[] value) {
        Lesson lesson;
        try {
            lesson = reader.read(value);
        } catch (ContractException | UnusableLessonException e) {
            unusable++;
            return true;
        }
        String id = lesson.pending().id();
        models.values().forEach(model -> model.next(id));
        mixture.learn(lesson);
        lessons++;
        lastOffset = offset;
        arrive(offset, id);
        return true;
    }

    /** Compares what is claimed to be this version. A learner that was stopped by an error was so after its last one. */
    private void arrive(long version, String lesson) {
        claims.getOrDefault(version, List.of())
                .forEach(claim -> models.get(claim.model()).compare(claim, lessons, mixture, lesson));
        claims.remove(version);
        stops.getOrDefault(version, List.of()).forEach(mixture::stop);
    }

    private Finding finding(ModelAudit audit) {
        Manifest newest = published.newest(audit.model());
        String complaint = newest == null ? null : published.complaint(audit.model());
        if (complaint != null) {
            audit.differs(newest.version(), null, complaint);
        }
        return audit.finding();
    }
}
