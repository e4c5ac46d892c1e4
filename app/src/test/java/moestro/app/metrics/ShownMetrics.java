package moestro.app.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The expressions of the dashboard and the alerts that come along, and the metrics that they name. */
public final class ShownMetrics {
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern METRIC = Pattern.compile("\\b(?:moestro|kafka|jvm|process|system)_\\w+");

    private ShownMetrics() {}

    /** Of both. */
    public static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String expression :
                Stream.concat(dashboard().stream(), alerts().stream()).toList()) {
            METRIC.matcher(STRING.matcher(expression).replaceAll(""))
                    .results()
                    .forEach(found -> names.add(found.group()));
        }
        return names;
    }

    static List<String> dashboard() throws IOException {
        JsonNode board = new ObjectMapper()
                .readTree(Files.readString(Path.of("..", "docker", "grafana", "dashboards", "moestro.json")));
        List<String> expressions = new ArrayList<>();
        board.findValuesAsText("expr").forEach(expressions::add);
        return expressions;
    }

    static List<String> alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Files.readString(Path.of("..", "docker", "prometheus", "alerts.yml")));
        List<String> expressions = new ArrayList<>();
        for (Map<String, Object> group : file.get("groups")) {
            for (Object rule : (List<?>) group.get("rules")) {
                expressions.add((String) ((Map<?, ?>) rule).get("expr"));
            }
        }
        return expressions;
    }
}
