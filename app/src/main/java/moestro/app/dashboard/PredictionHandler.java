package moestro.app.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import moestro.topology.Deployment;
import org.apache.kafka.common.KafkaException;

/** {@code /api/prediction?id=}: one prediction, explained; with {@code &topics=true} from the topics, if need be. */
final class PredictionHandler implements HttpHandler {
    private final Deployment deployment;
    private final Lookup lookup;

    PredictionHandler(Deployment deployment, Lookup lookup) {
        this.deployment = deployment;
        this.lookup = lookup;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<String> id = parameter(exchange, "id").filter(text -> !text.isEmpty());
        if (id.isEmpty()) {
            Answers.problem(exchange, 400, "which prediction? ask for /api/prediction?id=...");
            return;
        }
        boolean topics = parameter(exchange, "topics").filter("true"::equals).isPresent();
        Lookup.Result result;
        try {
            result = lookup.find(id.get(), topics);
        } catch (KafkaException | IllegalArgumentException e) {
            Answers.problem(exchange, 502, "the topics cannot be searched: " + e.getMessage());
            return;
        }
        switch (result) {
            case Lookup.Result.Found(Remembered.Entry entry, boolean remembered) ->
                Answers.json(exchange, 200, PredictionView.of(deployment, entry, remembered));
            case Lookup.Result.Missing(String why, boolean busy) -> Answers.problem(exchange, busy ? 429 : 404, why);
        }
    }

    private static Optional<String> parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> decoded(pair.substring(name.length() + 1)))
                        .findFirst();
    }

    /** A stray per cent sign stands for itself. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
