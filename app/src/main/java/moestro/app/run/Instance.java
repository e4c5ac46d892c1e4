package moestro.app.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import moestro.app.config.RunConfig;
import moestro.app.dashboard.Dashboard;
import moestro.app.metrics.Front;
import moestro.app.web.WebServer;
import moestro.mixture.Catalogue;
import moestro.topology.MixtureTopology;

/** One process of a deployment, until it is told to end or fails for good. */
final class Instance {
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final RunConfig settings;
    private final Work work;

    Instance(RunConfig settings, Work work) {
        this.settings = settings;
        this.work = work;
    }

    /** Does its work; whoever is told to end ends the JVM. */
    Integer run() throws Exception {
        MixtureTopology mixture = new MixtureTopology(settings.deployment(), Catalogue.load());
        mixture.partitions(TopicPreparation.prepare(settings));
        AtomicBoolean over = new AtomicBoolean();
        try (Front front = Front.open(settings.http(), settings.deployment(), mixture)) {
            Application application = new Application(front::watch);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(application, over), "moestro-exit"));
            front.web().ifPresent(this::show);
            work.start(settings, mixture, application);
            System.out.println("running: " + work.told(settings));
            application.failedWithin(FOR_EVER);
            throw new IllegalStateException(application.failure().getMessage(), application.failure());
        } finally {
            over.set(true);
        }
    }

    private void show(WebServer server) {
        if (work.hasDashboard()) {
            Dashboard.watch(settings.deployment(), settings.apart(), settings.kafka(), settings.applicationId())
                    .serve(server);
        }
        System.out.println((work.hasDashboard() ? "dashboard, metrics: " : "metrics: ") + server.url());
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
}
