package moestro.examples.expert;

import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * {@code group-mean}, for numbers: the running mean of each word of a category.
 *
 * <p>Parameters: {@code category} (0), which of them, counted from 0; {@code rate} (.05), how fast it forgets.
 */
public final class GroupMeanFactory implements ExpertFactory {

    /** For {@link java.util.ServiceLoader}. */
    public GroupMeanFactory() {}

    @Override
    public String type() {
        return "group-mean";
    }

    @Override
    public boolean supports(Task task) {
        return !task.isClassification();
    }

    @Override
    public Expert create(ExpertSettings settings) {
        int categories = settings.layout().categories();
        if (categories == 0) {
            throw new IllegalArgumentException("expert type 'group-mean' needs a category, and the features have none");
        }
        Parameters parameters = settings.parameters();
        int category = parameters.whole("category", 0, 0, categories - 1);
        double rate = parameters.number("rate", .05, 1e-4, 1);
        parameters.refuseUnknown("expert type 'group-mean'");
        return new GroupMean(category, (float) rate);
    }
}
