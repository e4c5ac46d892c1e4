package moestro.app.demo;

import java.util.Optional;
import java.util.concurrent.Callable;
import moestro.app.config.HttpSettings;
import moestro.app.config.Panels;
import moestro.app.config.TaskKind;
import moestro.app.metrics.Front;
import moestro.app.report.Output;
import moestro.app.report.ProgressLine;
import moestro.app.report.Terminal;
import moestro.app.sample.SampleFlights;
import moestro.mixture.Panel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro demo}. */
@Command(
        name = "demo",
        description = "Replays two weeks of US flights through a Kafka broker in this process: each flight's delay is"
                + " predicted at departure, and learned from when it lands.",
        footer = {
            "",
            "Nothing needs to run beforehand and nothing stays behind. At the end the lessons are replayed, to see what",
            "each expert alone, their uniform mean, the last label and the running mean would have predicted.",
            "",
            "Example: moestro demo --events 50000 --task classification"
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--events", paramLabel = "N", description = "How many flights (default: all 228,738).")
    private int events = Integer.MAX_VALUE;

    @Option(
            names = "--task",
            description = "regression: minutes late at arrival; classification: 15 minutes late or more. One of:"
                    + " ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private TaskKind task = TaskKind.regression;

    @Option(
            names = "--panel",
            paramLabel = "FILE",
            description = "A panel file, or 'fast'. Without it, the default panel of the task.")
    private String panelFile = Panels.DEFAULT;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of every hash (default 1).")
    private long seed = 1;

    @Mixin
    private Output output;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            description = "Serve dashboard and metrics on this port of this machine while it runs; 0 picks a free one.")
    private Integer http;

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        if (http != null && (http < 0 || http > 65_535)) {
            throw new IllegalArgumentException("--http must be a port between 0 and 65535, not " + http);
        }
        if (events < 1) {
            throw new IllegalArgumentException("--events must be 1 or more, not " + events);
        }
        FlightTimeline timeline = new FlightTimeline(SampleFlights.load(), task == TaskKind.classification, events);
        Panel panel = Panels.resolve(panelFile, timeline.task());
        Demo demo = new Demo(timeline, panel, seed, started, output.progress());
        output.progress().println(DemoReport.greeting(timeline, panel));
        try (Front front = Front.open(place(), demo.deployment(), demo.mixture())) {
            DemoReport report = report(timeline, panel, demo, demo.run(front));
            report.print(output.text());
            output.json(report.json());
            if (front.web().isPresent() && Terminal.isInteractive()) {
                output.progress()
                        .printf(
                                "%nthe dashboard stays at %s until Ctrl-C%n",
                                front.web().get().url());
                Thread.sleep(Long.MAX_VALUE);
            }
            return report.isComplete() ? 0 : 1;
        }
    }

    private DemoReport report(FlightTimeline timeline, Panel panel, Demo demo, Demo.Outcome outcome) {
        Replay replay = new Replay(
                outcome.lessons(), timeline.task(), FlightTimeline.features(), panel, demo.catalogue(), seed);
        try (ProgressLine progress =
                new ProgressLine("baselines", outcome.lessons().size())) {
            replay.run(progress::at);
        }
        return new DemoReport(timeline, panel, outcome, replay);
    }

    private Optional<HttpSettings> place() {
        return Optional.ofNullable(http).map(port -> new HttpSettings(HttpSettings.LOOPBACK, port));
    }
}
