package moestro.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import moestro.app.config.Role;
import moestro.app.config.RunConfig;
import moestro.app.dashboard.Dashboard;
import moestro.app.metrics.Front;
import moestro.app.web.WebServer;
import moestro.mixture.Catalogue;
import moestro.topology.MixtureTopology;
import moestro.topology.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moestro run}. */
@Command(
        name = "run",
        description = "Serves and learns on your Kafka, as a configuration file says, until it is stopped.",
        footer = {
            "",
            "The whole file is checked first; whatever is wrong with it is shown at once, with line numbers.",
            "SIGTERM and Ctrl-C commit and leave, with exit code 0. Killed at any moment, it resumes where it was.",
            "",
            "Example: moestro run --config flights.yaml"
        })
public final class RunCommand implements Callable<Integer> {
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The configuration, in YAML.")
    private Path config;

    @Override
    public Integer call() throws Exception {
        RunConfig settings = RunConfig.load(config);
        MixtureTopology mixture = new MixtureTopology(settings.deployment(), Catalogue.load());
        mixture.partitions(TopicPreparation.prepare(settings));
        AtomicBoolean over = new AtomicBoolean();
        try (Front front = Front.open(settings.http(), settings.deployment(), mixture)) {
            Application application = new Application(front::watch);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(application, over), "moestro-exit"));
            front.web().ifPresent(server -> show(settings, server));
            start(settings, mixture, application);
            System.out.println("running: " + settings.role().name().toLowerCase(Locale.ROOT) + ", application id "
                    + settings.applicationId() + ", " + sources(settings));
            application.failedWithin(FOR_EVER);
            throw new IllegalStateException(application.failure().getMessage(), application.failure());
        } finally {
            over.set(true);
        }
    }

    private static void show(RunConfig settings, WebServer server) {
        Dashboard.watch(settings.deployment(), settings.kafka(), settings.applicationId())
                .serve(server);
        System.out.println("dashboard, metrics: " + server.url());
    }

    private static String sources(RunConfig settings) {
        Topics own = settings.deployment().topics();
        return settings.input()
                .map(input -> "events from " + input.events().topic() + ", labels from "
                        + input.labels().map(labels -> labels.origin().topic()).orElse(own.feedback()))
                .orElse("events from " + own.events());
    }

    /** Ends in an orderly way; a process that was told to end has then done as it was told, and says so. */
    private static void leave(Application application, AtomicBoolean over) {
        boolean told = !over.get();
        application.close();
        if (told) {
            System.out.println("stopped");
            System.out.flush();
            Runtime.getRuntime().halt(0); // for by itself a JVM that gets SIGTERM ends with 143
        }
    }

    private static void start(RunConfig settings, MixtureTopology mixture, Application application) {
        if (settings.role() != Role.SERVE) {
            LearnedBefore.refusal(settings, mixture).ifPresent(refusal -> {
                throw new IllegalArgumentException(refusal);
            });
            application.learn(mixture, runtime(settings, settings.learningPrefix()));
        }
        if (settings.role() != Role.LEARN) {
            serve(settings, mixture, application);
            mixture.refusal().ifPresent(refusal -> {
                throw new IllegalStateException(
                        "topic " + settings.deployment().topics().models() + ": " + refusal);
            });
        }
    }

    private static void serve(RunConfig settings, MixtureTopology mixture, Application application) {
        Application.Settings runtime = runtime(settings, settings.applicationId());
        settings.input()
                .ifPresentOrElse(
                        input -> application.serve(
                                mixture, input.intake(settings.deployment().task()), runtime),
                        () -> application.serve(mixture, runtime));
    }

    private static Application.Settings runtime(RunConfig settings, String applicationId) {
        return new Application.Settings(
                applicationId, settings.stateDir(), settings.streamThreads(), settings.profile(), settings.kafka());
    }
}
