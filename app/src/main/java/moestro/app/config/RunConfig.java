package moestro.app.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import moestro.app.intake.Input;
import moestro.topology.Deployment;
import moestro.topology.Profile;

/**
 * What {@code moestro run} is told by its configuration file.
 *
 * @param applicationId of Kafka Streams: instances with the same one share the work
 * @param kafka properties for every client, {@code bootstrap.servers} among them; may hold secrets
 * @param deployment what serve and learn must agree on
 * @param edition which learning this is: another one begins anew from the same lessons, with models of its own
 * @param role what this process does
 * @param stateDir absolute; Kafka Streams keeps a directory for each application id below it
 * @param streamThreads for serving; learning has one of its own, or with ranges of keys as many as these at most
 * @param profile what it is set up for, and how often it commits
 * @param topicCreation how topics are made that are not there yet
 * @param http where dashboard, metrics and health are served; nowhere if empty
 * @param input topics of the user's own that events and labels are made of; if nothing, both come in Moestro's own format
 * @param apart experts that each learn in an application of their own, in the file's order
 */
public record RunConfig(
        String applicationId,
        Map<String, String> kafka,
        Deployment deployment,
        int edition,
        Role role,
        Path stateDir,
        int streamThreads,
        Profile profile,
        TopicCreation topicCreation,
        Optional<HttpSettings> http,
        Optional<Input> input,
        Set<String> apart) {

    public RunConfig {
        kafka = Collections.unmodifiableMap(new LinkedHashMap<>(kafka));
        apart = Collections.unmodifiableSet(new LinkedHashSet<>(apart));
    }

    /**
     * Reads a configuration file.
     *
     * @throws InvalidConfigurationException with everything that is wrong with it
     */
    public static RunConfig load(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        return new RunConfigReader(YamlFile.read(file), directory, System::getenv).read();
    }

    /** The same in another role. */
    public RunConfig as(Role other) {
        return with(other, http);
    }

    /** The same with what is shown over HTTP at another port. */
    public RunConfig servedAt(int port) {
        String bind = http.map(HttpSettings::bind).orElse(HttpSettings.LOOPBACK);
        return with(role, Optional.of(new HttpSettings(bind, port)));
    }

    private RunConfig with(Role otherRole, Optional<HttpSettings> otherHttp) {
        return new RunConfig(
                applicationId,
                kafka,
                deployment,
                edition,
                otherRole,
                stateDir,
                streamThreads,
                profile,
                topicCreation,
                otherHttp,
                input,
                apart);
    }

    /** Prefix of the application id that learns: another one for each edition. */
    public String learningPrefix() {
        return learningPrefix(applicationId, edition);
    }

    static String learningPrefix(String prefix, int edition) {
        return edition == 1 ? prefix : prefix + "-e" + edition;
    }

    /** Without the values of {@code kafka}, which may be secrets. */
    @Override
    public String toString() {
        return "RunConfig[applicationId=" + applicationId + ", edition=" + edition + ", role=" + role + ", kafka="
                + kafka.keySet()
                + ", deployment=" + deployment + ", stateDir=" + stateDir + ", streamThreads=" + streamThreads
                + ", profile=" + profile + ", topicCreation=" + topicCreation + ", http=" + http + ", input="
                + input.map(Input::topics) + ", apart=" + apart + "]";
    }
}
