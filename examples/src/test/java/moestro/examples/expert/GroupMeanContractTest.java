package moestro.examples.expert;

import java.util.List;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Layout;
import moestro.testing.ExpertContract;

/** The expert keeps what every expert promises. */
class GroupMeanContractTest implements ExpertContract {
    @Override
    public List<ExpertFactory> factories() {
        return List.of(new GroupMeanFactory());
    }

    @Override
    public boolean takes(ExpertFactory factory, Layout layout) {
        return layout.categories() > 0;
    }

    /** The made-up stream is a sum of many things, of which this knows one category. */
    @Override
    public double learnsTo(ExpertFactory factory) {
        return .98;
    }
}
