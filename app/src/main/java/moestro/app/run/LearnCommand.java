package moestro.app.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import moestro.app.config.Role;
import moestro.app.config.RunConfig;
import moestro.app.config.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code moestro learn}. */
@Command(
        name = "learn",
        description = "Learns only: all but the experts that learn apart, or some of these in a process of their own.",
        footer = {
            "",
            "Takes the file that 'run' takes, and does not look at its 'role': without --experts it is 'run' with",
            "'role: learn'. With --experts it is the learners of experts that the file lists under 'learning: apart',",
            "anywhere: a slow one then delays no other. To move one, stop it here and start it there; started twice,",
            "one learns and the other stands by.",
            "",
            "Example: moestro learn --config flights.yaml --experts forest,boosting"
        })
public final class LearnCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The configuration, in YAML.")
    private Path config;

    @Option(
            names = "--experts",
            split = ",",
            paramLabel = "NAME",
            description = "Learn these, which the configuration lists under 'learning: apart'.")
    private List<String> experts = List.of();

    @Option(
            names = "--http",
            paramLabel = "PORT",
            description = "Serve metrics and health at this port instead of the configuration's; 0 picks a free one.")
    private Integer port;

    @Override
    public Integer call() throws Exception {
        RunConfig file = RunConfig.load(config);
        RunConfig settings = (port == null ? file : file.servedAt(port)).as(Role.LEARN);
        experts.forEach(expert -> check(expert, settings));
        Work work = experts.isEmpty()
                ? new Work.OfRole()
                : new Work.Apart(experts.stream().distinct().toList());
        return new Instance(settings, work).run();
    }

    private void check(String expert, RunConfig settings) {
        List<String> panel = settings.deployment().panel().names();
        if (settings.apart().contains(expert)) {
            return;
        }
        if (!panel.contains(expert)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--experts: there is no expert '" + expert + "' in the panel"
                            + Spelling.nearest(expert, panel)
                                    .map(name -> "; did you mean '" + name + "'?")
                                    .orElse("; it has " + String.join(", ", panel)));
        }
        List<String> wanted =
                Stream.concat(settings.apart().stream(), Stream.of(expert)).toList();
        throw new ParameterException(
                spec.commandLine(),
                "--experts: '" + expert
                        + "' does not learn apart, so 'moestro run' learns it; write 'learning: { apart: ["
                        + String.join(", ", wanted) + "] }' into " + config
                        + ", and start every process that learns anew with it");
    }
}
