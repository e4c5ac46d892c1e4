package moestro.app.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.Manifest;
import moestro.avro.Prediction;
import moestro.mixture.Mixture;

/** The newest version of each model: published by its learner, and served by a prediction. */
final class ModelsSeen {
    private static final long NEVER = -1;

    private final List<String> names = new ArrayList<>(List.of(Mixture.GATE, Mixture.ENCODER));
    private final Map<String, Long> published = new HashMap<>();
    private final Map<String, Long> served = new HashMap<>();

    ModelsSeen(Voices voices) {
        names.addAll(voices.experts());
    }

    void published(Manifest manifest) {
        published.put(manifest.model(), manifest.version());
    }

    void served(Prediction prediction) {
        served.merge(Mixture.GATE, prediction.gateVersion(), Math::max);
        served.merge(Mixture.ENCODER, prediction.encoderVersion(), Math::max);
        prediction.routes().forEach(route -> served.merge(route.expert(), route.version(), Math::max));
    }

    List<State.Model> rows(LessonClock clock, long now) {
        return names.stream()
                .map(name -> new State.Model(
                        name,
                        published.get(name),
                        lag(published.get(name), clock, now),
                        served.get(name),
                        lag(served.get(name), clock, now)))
                .toList();
    }

    /** How long the oldest lesson waits that is in no published version of a model, milliseconds. */
    long waiting(String name, LessonClock clock, long now) {
        return clock.behind(published.getOrDefault(name, NEVER), now).millis();
    }

    private static LessonClock.Lag lag(Long version, LessonClock clock, long now) {
        return version == null ? null : clock.behind(version, now);
    }
}
