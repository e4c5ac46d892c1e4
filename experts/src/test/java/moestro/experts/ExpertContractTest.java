package moestro.experts;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Task;
import moestro.testing.ExpertContract;

/** What every expert promises, asked of each one that ServiceLoader finds, for every kind of task it supports. */
class ExpertContractTest implements ExpertContract {
    @Override
    public List<ExpertFactory> factories() {
        return ServiceLoader.load(ExpertFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Override
    public List<Map<String, Double>> parameters(ExpertFactory factory, Task task) {
        return ExpertVariants.of(factory, task);
    }
}
