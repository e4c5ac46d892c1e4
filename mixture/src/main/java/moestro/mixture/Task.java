package moestro.mixture;

import java.util.List;

/** What is predicted: a number, or one of a closed list of classes. */
public sealed interface Task {

    /** Length of an expert's answer: 1 for regression, the number of classes for classification. */
    int outputs();

    /** Whether answers are class probabilities. */
    boolean isClassification();

    /** A number. Experts see it scaled (see {@link Encoder}); users see it in its own unit. */
    record Regression() implements Task {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public boolean isClassification() {
            return false;
        }
    }

    /**
     * One of the given classes; an answer is a probability for each, in this order.
     *
     * @param classes at least two distinct labels
     */
    record Classification(List<String> classes) implements Task {
        public Classification {
            classes = List.copyOf(classes);
            if (classes.size() < 2 || classes.stream().distinct().count() != classes.size()) {
                throw new IllegalArgumentException(
                        "a classification needs two or more distinct classes, not " + classes);
            }
        }

        @Override
        public int outputs() {
            return classes.size();
        }

        @Override
        public boolean isClassification() {
            return true;
        }
    }
}
