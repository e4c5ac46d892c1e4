package moestro.app.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import moestro.avro.Manifest;
import moestro.avro.Prediction;
import moestro.mixture.Mixture;
import moestro.mixture.Ranges;
import moestro.topology.MixtureTopology;

/** The newest version of each model, in each range of keys: published by its learner, and served by a prediction. */
final class ModelsSeen {
    private static final long NEVER = -1;

    private final Ranges ranges;
    private final List<Model> models = new ArrayList<>();
    private final Map<String, Long> published = new HashMap<>();
    private final Map<String, Long> served = new HashMap<>();

    /** What a range's model is called. */
    private record Model(String name, int range) {}

    ModelsSeen(Voices voices, Ranges ranges) {
        this.ranges = ranges;
        for (int range = 0; range < ranges.count(); range++) {
            models.add(new Model(name(Mixture.GATE, range), range));
            models.add(new Model(name(Mixture.ENCODER, range), range));
            for (String expert : voices.experts()) {
                models.add(new Model(name(expert, range), range));
            }
        }
    }

    private String name(String model, int range) {
        return MixtureTopology.nameOf(model, range, ranges);
    }

    void published(Manifest manifest) {
        published.put(manifest.model(), manifest.version());
    }

    void served(Prediction prediction) {
        int range = prediction.range();
        served.merge(name(Mixture.GATE, range), prediction.gateVersion(), Math::max);
        served.merge(name(Mixture.ENCODER, range), prediction.encoderVersion(), Math::max);
        prediction.routes().forEach(route -> served.merge(name(route.expert(), range), route.version(), Math::max));
    }

    /**
     * One row for each model.
     *
     * @param clocks of each range's lessons
     */
    List<State.Model> rows(List<LessonClock> clocks, long now) {
        return models.stream()
                .map(model -> row(model, clocks.get(model.range()), now))
                .toList();
    }

    private State.Model row(Model model, LessonClock clock, long now) {
        Long newest = published.get(model.name());
        Long serving = served.get(model.name());
        return new State.Model(model.name(), newest, lag(newest, clock, now), serving, lag(serving, clock, now));
    }

    /**
     * How long the oldest lesson waits that is in no published version of an expert, milliseconds; of the range where that
     * is longest.
     */
    long waiting(String expert, List<LessonClock> clocks, long now) {
        return IntStream.range(0, ranges.count())
                .mapToLong(range -> clocks.get(range)
                        .behind(published.getOrDefault(name(expert, range), NEVER), now)
                        .millis())
                .max()
                .orElse(0);
    }

    private static LessonClock.Lag lag(Long version, LessonClock clock, long now) {
        return version == null ? null : clock.behind(version, now);
    }
}
