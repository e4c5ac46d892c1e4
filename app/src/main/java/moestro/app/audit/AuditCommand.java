package moestro.app.audit;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import moestro.app.config.RunConfig;
import moestro.app.run.Half;
import moestro.app.topic.TopicReader;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.topology.Audit;
import moestro.topology.AuditReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code moestro audit}. */
@Command(
        name = "audit",
        description = "Proves that every model is what its lessons make of it, or names where it is not.",
        footer = {
            "",
            "Reads the lessons topic from its start, folds it in this process, and",
            "compares, byte for byte: every version that is on the models topic, and what",
            "each learner has stored. Reads only; may run while others serve and learn.",
            "Ends with exit code 0 if all are equal, and 1 if one is not.",
            "",
            "Example: moestro audit --config flights.yaml"
        })
public final class AuditCommand implements Callable<Integer> {
    @Mixin
    private Sources sources;

    @Override
    public Integer call() {
        RunConfig settings = sources.settings();
        long start = System.nanoTime();
        int ranges = settings.deployment().ranges().count();
        AuditReport report = AuditReport.together(IntStream.range(0, ranges)
                .mapToObj(range -> audit(settings, range))
                .toList());
        AuditText text = new AuditText(report, (System.nanoTime() - start) / 1e9);
        sources.output().text().print(text.text());
        sources.output().json(text.json());
        return report.isClean() ? 0 : 1;
    }

    /** An expert may be named apart before anybody has learned it there. */
    private static Map<String, byte[]> rows(RunConfig settings, Half half, String model, int range) {
        String changelog = Audit.changelog(half.applicationId(settings), model);
        return half.equals(Half.LEARN) || TopicReader.exists(settings.kafka(), changelog)
                ? TopicReader.rows(settings.kafka(), changelog, range)
                : Map.of();
    }

    private static AuditReport audit(RunConfig settings, int range) {
        Audit audit = new Audit(settings.deployment(), Catalogue.load(), range);
        for (String model : audit.models()) {
            audit.stored(model, rows(settings, Half.of(model, settings), model, range));
        }
        settings.apart()
                .forEach(expert -> audit.copied(expert, rows(settings, Half.apart(expert), Mixture.ENCODER, range)));
        String models = settings.deployment().topics().models();
        try (TopicReader reader = TopicReader.of(settings.kafka(), models)) {
            reader.toEnd(row -> audit.published(TopicReader.key(row), row.value()));
        }
        return audit.fold(new LessonsTopic(
                settings.kafka(), settings.deployment().topics().lessons(), range));
    }
}
