package moestro.app.draw;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import moestro.app.config.Panels;
import moestro.app.config.RunConfig;
import moestro.app.demo.FlightDeployment;
import moestro.app.report.Output;
import moestro.app.run.Half;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import moestro.topology.Deployment;
import moestro.topology.Intake;
import moestro.topology.MixtureTopology;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro topology}. */
@Command(
        name = "topology",
        description = "Draws what 'moestro run' would run: sub-topologies, processors, their stores, and topics.",
        footer = {
            "",
            "Asks no broker. Without --config, what the demo runs.",
            "",
            "Example: moestro topology --config flights.yaml --dot | dot -Tsvg -o flights.svg"
        })
public final class TopologyCommand implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration that 'run' would be given.")
    private Path config;

    @Mixin
    private Output output;

    @ArgGroup
    private Language language = new Language();

    /** One of two, or neither. */
    private static final class Language {
        @Option(names = "--mermaid", description = "For Mermaid, as in Markdown on GitHub.")
        private boolean mermaid;

        @Option(names = "--dot", description = "For Graphviz.")
        private boolean dot;
    }

    @Override
    public Integer call() {
        if (output.isJson() && (language.mermaid || language.dot)) {
            throw new IllegalArgumentException("--json, --mermaid or --dot: standard output takes one of them");
        }
        Picture picture = config == null ? demo() : of(RunConfig.load(config));
        output.text()
                .print(
                        language.mermaid
                                ? Drawing.mermaid(picture)
                                : language.dot ? Drawing.dot(picture) : Drawing.text(picture));
        output.json(Drawing.json(picture));
        return 0;
    }

    private static Picture of(RunConfig settings) {
        Deployment deployment = settings.deployment();
        return picture(deployment, settings.input().map(input -> input.intake(deployment.task())), settings.apart());
    }

    private static Picture demo() {
        Task task = new Task.Regression();
        return picture(FlightDeployment.of(task, Panels.defaultFor(task), 1), Optional.empty(), Set.of());
    }

    /** Both halves, what makes events and labels of the user's own topics, and the learners of experts apart. */
    static Picture picture(Deployment deployment, Optional<Intake> intake, Set<String> apart) {
        MixtureTopology mixture = new MixtureTopology(deployment, Catalogue.load());
        Topology serve = mixture.serve(new Topology());
        intake.ifPresent(from -> mixture.intake(serve, from));
        List<String> names = new ArrayList<>(List.of("serve", "learn"));
        List<TopologyDescription> halves = new ArrayList<>(
                List.of(serve.describe(), mixture.learn(new Topology(), apart).describe()));
        apart.forEach(expert -> {
            names.add(Half.apart(expert).name());
            halves.add(mixture.learnApart(new Topology(), expert).describe());
        });
        return Picture.of(names, halves);
    }
}
