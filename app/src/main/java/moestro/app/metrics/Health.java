package moestro.app.metrics;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.app.report.Json;
import moestro.app.web.Responses;
import moestro.topology.MixtureTopology;

/**
 * Answers who asks whether this process is well. Alive: nothing has failed for good; a process that has should be
 * started again. Ready: all that it shall do is being done, with models loaded and stores restored.
 */
final class Health {
    private static final int WELL = 200;
    private static final int UNAVAILABLE = 503;

    private final MixtureTopology mixture;
    private final List<Watched> halves;

    /** Of these halves; more may be added to the list. */
    Health(MixtureTopology mixture, List<Watched> halves) {
        this.mixture = mixture;
        this.halves = halves;
    }

    /** The page that says whether the process is alive. */
    void live(HttpExchange exchange) throws IOException {
        answer(exchange, "alive", "failed", failures());
    }

    /** The page that says whether it does what it shall. */
    void ready(HttpExchange exchange) throws IOException {
        answer(exchange, "ready", "not ready", hindrances());
    }

    private void answer(HttpExchange exchange, String well, String unwell, List<String> reasons) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", reasons.isEmpty() ? well : unwell);
        body.put("reasons", reasons);
        Map<String, Object> states = new LinkedHashMap<>();
        halves.forEach(watched -> states.put(watched.half(), state(watched)));
        body.put("halves", states);
        body.put("models", mixture.servedVersions());
        byte[] json = (Json.text(body) + "\n").getBytes(StandardCharsets.UTF_8);
        Responses.send(exchange, reasons.isEmpty() ? WELL : UNAVAILABLE, "application/json", json);
    }

    private static Map<String, Object> state(Watched watched) {
        List<Map<String, Object>> restoring = new ArrayList<>();
        for (Restoration.Progress store : watched.restoration().progress()) {
            Map<String, Object> progress = new LinkedHashMap<>();
            progress.put("store", store.store());
            progress.put("partition", store.partition());
            progress.put("restored", store.restored());
            progress.put("of", store.all());
            restoring.add(progress);
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("state", watched.streams().state());
        state.put("restoring", restoring);
        return state;
    }

    private List<String> failures() {
        return halves.stream()
                .filter(Watched::failed)
                .map(watched -> watched.half() + " has failed for good: see the log")
                .toList();
    }

    private List<String> hindrances() {
        List<String> reasons = new ArrayList<>();
        if (halves.isEmpty()) {
            reasons.add("it has just begun to start");
        }
        for (Watched watched : halves) {
            if (!watched.runs()) {
                reasons.add(watched.half() + " is " + watched.streams().state() + restoring(watched));
            }
        }
        mixture.refusal().ifPresent(reasons::add);
        return reasons;
    }

    private static String restoring(Watched watched) {
        long left = watched.restoration().left();
        return left == 0 ? "" : ": " + left + " records are still to be restored";
    }
}
