package moestro.app.demo;

import java.util.concurrent.Callable;
import moestro.app.config.TaskKind;
import moestro.app.report.Output;
import moestro.app.sample.SampleFlights;
import moestro.topology.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro feed}. */
@Command(
        name = "feed",
        description = "Sends the sample flights to your Kafka: departures as events, landings as feedback, at a steady"
                + " rate. Scores the predictions that 'moestro run' makes of them.",
        footer = {
            "",
            "The topics must exist: 'moestro run' creates them. Its configuration must name the flights' features:",
            "numbers: [hour, distance, origin-mean, destination-mean], categories: [weekday, origin, destination].",
            "Ids are the same each time: to feed once more, take another prefix and application id.",
            "",
            "Ends with 0 when every flight that was sent has its prediction.",
            "",
            "Example: moestro feed --bootstrap-servers localhost:9092 --topic-prefix flights --rate 200"
        })
public final class FeedCommand implements Callable<Integer> {

    @Option(
            names = {"-b", "--bootstrap-servers"},
            required = true,
            paramLabel = "HOST:PORT",
            description = "The brokers, with commas between.")
    private String servers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            description = "Of the topics, as in the configuration of 'run' (default ${DEFAULT-VALUE}).")
    private String prefix = "flights";

    @Option(
            names = "--task",
            description = "regression: minutes late at arrival; classification: 15 minutes late or more. One of:"
                    + " ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private TaskKind task = TaskKind.regression;

    @Option(names = "--events", paramLabel = "N", description = "How many flights (default: all 228,738).")
    private int events = Integer.MAX_VALUE;

    @Option(
            names = "--rate",
            paramLabel = "EVENTS_PER_SECOND",
            description = "How many flights depart in a second (default ${DEFAULT-VALUE}).")
    private double rate = 200;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        if (events < 1) {
            throw new IllegalArgumentException("--events must be 1 or more, not " + events);
        }
        if (!(rate > 0 && rate <= 1e6)) {
            throw new IllegalArgumentException("--rate must lie above 0 and be 1,000,000 at most, not " + rate);
        }
        FlightTimeline timeline = new FlightTimeline(SampleFlights.load(), task == TaskKind.classification, events);
        Feed feed = new Feed(timeline, Topics.withPrefix(prefix), rate, output.progress());
        boolean complete = feed.run(servers);
        output.json(feed.json());
        return complete ? 0 : 1;
    }
}
