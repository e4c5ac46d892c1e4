package moestro.streams;

import java.util.Map;
import java.util.Properties;
import moestro.topology.Profile;
import moestro.topology.StreamsSettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The user's own settings, and where they say nothing what a mixture is made for. */
final class ApplicationSettings {
    private static final int THREADS = 2;
    private static final String USUAL_PROTOCOL = "classic";

    private ApplicationSettings() {}

    /**
     * Settings of an application.
     *
     * @throws IllegalArgumentException if one of the user's own would lose lessons or learn them twice
     */
    static Properties of(Properties own, Profile profile, String deadLetters) {
        Properties given = new Properties();
        own.stringPropertyNames().forEach(name -> given.setProperty(name, own.getProperty(name)));
        given.putAll(own);
        Object applicationId = given.get(StreamsConfig.APPLICATION_ID_CONFIG);
        if (applicationId == null) {
            throw new IllegalArgumentException(
                    StreamsConfig.APPLICATION_ID_CONFIG + " is missing: instances with the same one share the work");
        }
        Object protocol = given.getOrDefault(ConsumerConfig.GROUP_PROTOCOL_CONFIG, USUAL_PROTOCOL);
        Object stateDir = given.getOrDefault(
                StreamsConfig.STATE_DIR_CONFIG,
                StreamsConfig.configDef().defaultValues().get(StreamsConfig.STATE_DIR_CONFIG));
        Properties settings = StreamsSettings.of(
                applicationId.toString(),
                stateDir.toString(),
                THREADS,
                profile,
                deadLetters,
                Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, protocol.toString()));
        settings.putAll(given);
        SettingsCheck.refuse(settings);
        return settings;
    }
}
