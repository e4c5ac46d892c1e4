package moestro.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the section of client properties. Messages show no value of it, since any may be a secret. */
final class KafkaProperties {
    private static final String SERVERS = "bootstrap.servers";
    private static final Pattern SERVER_LIST = Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*");

    /** Properties of Kafka Streams that are not to be set here, and what to do instead. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "application.id", "set 'application-id', at the top of the file",
            "state.dir", "set 'state-dir', at the top of the file",
            "num.stream.threads", "set 'stream-threads', at the top of the file",
            "commit.interval.ms", "set 'commit-interval', at the top of the file",
            "processing.guarantee", "it is always exactly_once_v2");

    private KafkaProperties() {}

    static Map<String, String> read(Section section) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (!section.has(SERVERS)) {
            Optional<String> meant = Spelling.nearest(SERVERS, section.rest());
            section.require(
                    SERVERS,
                    meant.map(key -> "is '" + key + "' meant to be it?")
                            .orElse("the brokers, such as \"localhost:9092\""));
        }
        List<String> others = section.rest();
        section.text(SERVERS).ifPresent(servers -> properties.put(SERVERS, servers));
        if (properties.containsKey(SERVERS)
                && !SERVER_LIST.matcher(properties.get(SERVERS)).matches()) {
            section.complain(SERVERS, "'" + SERVERS + "' in kafka must be host:port, or several with commas between");
        }
        for (String key : others) {
            if (ELSEWHERE.containsKey(key)) {
                section.complain(key, "'" + key + "' cannot be set in kafka: " + ELSEWHERE.get(key));
            }
            section.text(key).ifPresent(value -> properties.put(key, value));
        }
        return properties;
    }
}
