package moestro.app.experts;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import moestro.app.config.RunConfig;
import moestro.app.report.Output;
import moestro.app.topic.TopicReader;
import moestro.avro.RoutingReport;
import moestro.mixture.Catalogue;
import moestro.topology.PublishedPanel;
import moestro.topology.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro experts list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows every seat of the panel: who sits there, and how it does.",
        footer = {
            "",
            "state       awake: asked and taught; shadow: taught, and asked to be scored only; drained: taught, not",
            "            asked; apprentice: taught, asked soon; asleep: neither, until it is needed; free: nobody there",
            "generation  how often an expert has begun anew in the seat",
            "share       of all routes in the last reports",
            "excess      how much worse than the mixture it was of late when it was asked; below 0 is better",
            "version     offset of the last lesson in its newest published model",
            "",
            "Reads topics only; needs nobody to serve or learn.",
            "Example: moestro experts list --config run.yaml"
        })
final class ListCommand implements Callable<Integer> {
    /** Of each partition: more than there are serving tasks in all but the largest deployments. */
    private static final int REPORTS = 500;

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The configuration that 'run' was given.")
    private Path config;

    @Mixin
    private Output output;

    @Option(
            names = "--range",
            paramLabel = "N",
            defaultValue = "0",
            description = "Where lessons are shared out: the range whose models are shown (default 0).")
    private int range;

    @Override
    public Integer call() {
        RunConfig settings = RunConfig.load(config);
        Topics topics = settings.deployment().topics();
        int ranges = settings.deployment().ranges().count();
        if (range < 0 || range >= ranges) {
            throw new IllegalArgumentException("--range is " + range + "; lessons are shared out by " + ranges
                    + (ranges == 1 ? " range, which is 0" : " ranges, 0 to " + (ranges - 1)));
        }
        PublishedPanel panel = new PublishedPanel(settings.deployment(), Catalogue.load(), range);
        try (TopicReader models = TopicReader.of(settings.kafka(), topics.models())) {
            models.toEnd(row -> panel.published(TopicReader.key(row), row.value()));
        }
        Shares shares = new Shares();
        TopicReader.tail(settings.kafka(), topics.reports(), REPORTS).stream()
                .filter(row -> row.value() != null && RoutingReport.CODEC.recognises(row.value()))
                .forEach(row -> shares.add(RoutingReport.CODEC.decode(row.value())));
        SeatsText text = new SeatsText(panel.seats(), shares);
        output.text().print(text.text());
        output.json(text.json());
        return 0;
    }
}
