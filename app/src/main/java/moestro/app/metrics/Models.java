package moestro.app.metrics;

import java.util.List;
import java.util.Set;
import moestro.topology.MixtureTopology;

/** The models that serve in this process. */
record Models(MixtureTopology mixture, List<String> experts) implements Source {
    @Override
    public void tell(Readings readings) {
        readings.put(Measure.MODELS_REFUSED, mixture.refusal().isPresent() ? 1 : 0);
        readings.put(Measure.SERVED_LESSONS, mixture.servedLessons());
        mixture.servedVersions().forEach((model, version) -> readings.put(Measure.MODEL_VERSION, version, model));
        Set<String> asleep = mixture.asleep();
        experts.forEach(name -> readings.put(Measure.EXPERT_ASLEEP, asleep.contains(name) ? 1 : 0, name));
    }
}
