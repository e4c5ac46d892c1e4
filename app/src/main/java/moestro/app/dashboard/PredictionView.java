package moestro.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Features;
import moestro.mixture.Task;
import moestro.topology.Deployment;

/**
 * One prediction, explained.
 *
 * @param id of the event
 * @param time of the event, milliseconds since 1970
 * @param output the number, or the probability of each class
 * @param answer the most probable class, or null
 * @param lower end of the interval that covers 90 %, or null
 * @param upper end of the same, or null
 * @param routes the experts it rests on, best first
 * @param gateVersion offset of the last lesson the gate had folded
 * @param encoderVersion the same of the encoder
 * @param explored the expert that was asked for exploration, if that is known; or null
 * @param degraded what went wrong
 * @param label the truth; null while it is not known
 * @param features as they came; empty while the label is not known, for only a lesson keeps them here
 * @param remembered whether it came from memory
 */
@SuppressWarnings("ArrayRecordComponent") // as the prediction has it
record PredictionView(
        String id,
        long time,
        float[] output,
        String answer,
        Double lower,
        Double upper,
        List<Route> routes,
        long gateVersion,
        long encoderVersion,
        String explored,
        List<String> degraded,
        Truth label,
        List<Feature> features,
        boolean remembered) {

    /**
     * One expert.
     *
     * @param expert its name
     * @param weight its share in the output
     * @param score it was selected by
     * @param output its own answer, as the prediction's
     * @param version offset of the last lesson it had folded
     */
    @SuppressWarnings("ArrayRecordComponent") // as the prediction has it
    record Route(String expert, float weight, float score, float[] output, long version) {}

    /**
     * The truth.
     *
     * @param value the number, or the index of the class
     * @param name of the class, or null
     * @param delay from the event to the label, milliseconds
     */
    record Truth(double value, String name, long delay) {}

    /** A feature of the event. */
    record Feature(String name, Object value) {}

    static PredictionView of(Deployment deployment, Remembered.Entry entry, boolean remembered) {
        Prediction made = entry.prediction();
        Lesson lesson = entry.lesson();
        return new PredictionView(
                made.id(),
                made.time(),
                made.output(),
                made.answer(),
                made.lower(),
                made.upper(),
                made.routes().stream()
                        .map(route -> new Route(
                                route.expert(), route.weight(), route.logit(), route.output(), route.version()))
                        .toList(),
                made.gateVersion(),
                made.encoderVersion(),
                made.explored() && lesson != null ? lesson.explored() : null,
                made.degraded(),
                lesson == null ? null : truth(deployment.task(), lesson),
                lesson == null ? List.of() : features(deployment.features(), lesson),
                remembered);
    }

    private static Truth truth(Task task, Lesson lesson) {
        String name = task instanceof Task.Classification known
                ? known.classes().get(lesson.label().intValue())
                : null;
        return new Truth(lesson.label(), name, lesson.labelTime() - lesson.eventTime());
    }

    private static List<Feature> features(Features names, Lesson lesson) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < lesson.numbers().length; i++) {
            features.add(new Feature(names.numbers().get(i), lesson.numbers()[i]));
        }
        for (int i = 0; i < lesson.categories().length; i++) {
            features.add(new Feature(names.categories().get(i), lesson.categories()[i]));
        }
        return features;
    }
}
