package moestro.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import moestro.app.config.Role;
import moestro.app.config.RunConfig;
import moestro.app.metrics.Health;
import moestro.app.web.WebServer;
import moestro.mixture.Catalogue;
import moestro.topology.MixtureTopology;
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
        Application application = new Application();
        Optional<WebServer> web = web(settings);
        AtomicBoolean over = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(application, over), "moestro-exit"));
        try {
            start(settings, mixture, application);
            System.out.println("running: " + settings.role().name().toLowerCase(Locale.ROOT) + ", application id "
                    + settings.applicationId() + ", events from "
                    + settings.deployment().topics().events());
            application.failedWithin(FOR_EVER);
            throw new IllegalStateException(application.failure().getMessage(), application.failure());
        } finally {
            over.set(true);
            web.ifPresent(WebServer::close);
        }
    }

    private static Optional<WebServer> web(RunConfig settings) {
        return settings.http().map(http -> {
            WebServer web = WebServer.start(http.bind(), http.port());
            Health.serve(web);
            System.out.println("dashboard, metrics: " + web.url());
            return web;
        });
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
            application.serve(mixture, runtime(settings, settings.applicationId()));
            mixture.refusal().ifPresent(refusal -> {
                throw new IllegalStateException(
                        "topic " + settings.deployment().topics().models() + ": " + refusal);
            });
        }
    }

    private static Application.Settings runtime(RunConfig settings, String applicationId) {
        return new Application.Settings(
                applicationId, settings.stateDir(), settings.streamThreads(), settings.profile(), settings.kafka());
    }
}
