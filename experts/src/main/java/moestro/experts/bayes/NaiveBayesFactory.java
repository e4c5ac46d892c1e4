package moestro.experts.bayes;

import java.util.List;
import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * {@code naive-bayes}, for classes: two naive Bayes models, one that forgets fast and one that forgets slowly, mixed by
 * likelihood.
 *
 * <p>Parameters: {@code fast-decay} (.998), {@code slow-decay} (.9997), {@code share} (.005). Memory: 256 bytes for
 * each feature and class.
 */
public final class NaiveBayesFactory implements ExpertFactory {

    /** Slower still, and single-precision counts would stop growing. */
    private static final double SLOWEST = .999999;

    /** For {@link java.util.ServiceLoader}. */
    public NaiveBayesFactory() {}

    @Override
    public String type() {
        return "naive-bayes";
    }

    @Override
    public boolean supports(Task task) {
        return task.isClassification();
    }

    @Override
    public Expert create(ExpertSettings settings) {
        Parameters parameters = settings.parameters();
        double fast = parameters.number("fast-decay", .998, .5, SLOWEST);
        double slow = parameters.number("slow-decay", .9997, .5, SLOWEST);
        double share = parameters.number("share", .005, 0, 1);
        parameters.refuseUnknown("expert type '" + type() + "'");
        return new NaiveBayes(
                settings.layout().features(), settings.task().outputs(), new double[] {fast, slow}, share);
    }

    @Override
    public List<Map<String, Double>> variants(Task task) {
        return List.of(Map.of("fast-decay", .99, "slow-decay", .999), Map.of("slow-decay", .9999));
    }
}
