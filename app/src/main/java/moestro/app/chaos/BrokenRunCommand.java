package moestro.app.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import moestro.app.config.Role;
import moestro.app.config.RunConfig;
import moestro.app.run.Application;
import moestro.mixture.Catalogue;
import moestro.topology.MixtureTopology;
import org.apache.kafka.streams.StreamsConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * As {@code run}, but without transactions, which no configuration can say: so that a game day can be seen to fail when
 * it should.
 */
@Command(name = BrokenRunCommand.NAME, hidden = true, description = "A broken deployment for 'moestro chaos --break'.")
public final class BrokenRunCommand implements Callable<Integer> {
    static final String NAME = "chaos-broken-run";

    @Option(names = "--config", required = true, description = "As of run.")
    private Path config;

    @Override
    public Integer call() throws Exception {
        RunConfig settings = RunConfig.load(config);
        Map<String, String> client = new HashMap<>(settings.kafka());
        client.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        MixtureTopology mixture = new MixtureTopology(settings.deployment(), Catalogue.load());
        Application.Settings runtime =
                new Application.Settings(settings.applicationId(), settings.stateDir(), 1, settings.profile(), client);
        Application application = new Application();
        Runtime.getRuntime().addShutdownHook(new Thread(application::close, "moestro-exit"));
        if (settings.role() == Role.LEARN) {
            application.learn(mixture, runtime);
        } else {
            application.serve(mixture, runtime);
        }
        System.out.println("running, broken: " + settings.role());
        application.failedWithin(Duration.ofMillis(Long.MAX_VALUE));
        throw new IllegalStateException(application.failure().getMessage(), application.failure());
    }
}
