package moestro.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Layout;
import moestro.mixture.Task;

/**
 * What every expert promises, as tests: a test class of the expert implements this interface and names its factory.
 *
 * <pre>{@code
 * class GroupMeanContractTest implements ExpertContract {
 *     @Override
 *     public List<ExpertFactory> factories() {
 *         return List.of(new GroupMeanFactory());
 *     }
 * }
 * }</pre>
 *
 * <p>JUnit then asks of it, for each kind of task that it supports and each set of {@link #parameters}: that predicting has
 * no effect and may be done by many threads, that the same lessons give the same bytes, that restored at any time it goes on
 * bit for bit, that the model alone is enough to predict, that extremes are answered with finite numbers, and that it
 * learns. It does so on a small made-up stream, in a second or so.
 */
public interface ExpertContract extends TypeContract, AnswerContract, StateContract, HardshipContract {
    /** The types of experts that are asked, one or several. */
    @Override
    List<ExpertFactory> factories();

    /** Sets of parameters with which a type is asked: none, and its variants for the task, unless this says otherwise. */
    @Override
    default List<Map<String, Double>> parameters(ExpertFactory factory, Task task) {
        List<Map<String, Double>> all = new ArrayList<>();
        all.add(Map.of());
        all.addAll(factory.variants(task));
        return all;
    }

    /**
     * Whether an expert can do with events of this layout; one that cannot refuses it. All can, unless this says otherwise:
     * there are events with numbers only and with categories only.
     */
    @Override
    default boolean takes(ExpertFactory factory, Layout layout) {
        return true;
    }

    /**
     * What an expert must learn: its error on the made-up stream, the share of wrong classes or the mean squared error, over
     * that of the best constant answer. Below 0.9, unless this says otherwise.
     */
    @Override
    default double learnsTo(ExpertFactory factory) {
        return .9;
    }
}
