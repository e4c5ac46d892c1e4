package moestro.app.audit;

import java.util.concurrent.Callable;
import moestro.app.config.RunConfig;
import moestro.app.run.Half;
import moestro.app.topic.TopicReader;
import moestro.mixture.Catalogue;
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
        AuditReport report = audit(settings);
        AuditText text = new AuditText(report, (System.nanoTime() - start) / 1e9);
        System.out.print(text.text());
        sources.write(text.json());
        return report.isClean() ? 0 : 1;
    }

    private static AuditReport audit(RunConfig settings) {
        Audit audit = new Audit(settings.deployment(), Catalogue.load());
        for (String model : audit.models()) {
            audit.stored(
                    model,
                    TopicReader.rows(settings.kafka(), Audit.changelog(Half.LEARN.applicationId(settings), model)));
        }
        String models = settings.deployment().topics().models();
        try (TopicReader reader = TopicReader.of(settings.kafka(), models)) {
            reader.toEnd(row -> audit.published(TopicReader.key(row), row.value()));
        }
        return audit.fold(new LessonsTopic(
                settings.kafka(), settings.deployment().topics().lessons()));
    }
}
