package moestro.examples.remote;

import java.util.HashMap;
import java.util.Map;
import moestro.avro.Ask;
import moestro.avro.ExpertAnswer;
import moestro.avro.Lesson;
import moestro.streams.RemoteExpert;
import moestro.streams.RemoteModel;
import moestro.topology.Topics;

/**
 * A remote expert for numbers: the running mean of the labels that came with each word of the first category, or of all
 * labels for a word that no lesson has had.
 *
 * <pre>java moestro.examples.remote.WordMeans localhost:9092 flights weather</pre>
 */
public final class WordMeans implements RemoteModel {
    private static final double RATE = .05;

    private final Map<String, Double> means = new HashMap<>();
    private double mean;
    private long lessons;

    /** Nothing was learned. */
    public WordMeans() {}

    @Override
    public ExpertAnswer answer(Ask ask, long version) {
        return ExpertAnswer.ofValue(ask, means.getOrDefault(ask.categories()[0], mean), version);
    }

    @Override
    public void learn(Lesson lesson) {
        double label = lesson.label();
        mean += (label - mean) / ++lessons;
        means.merge(lesson.categories()[0], label, (before, now) -> before + RATE * (now - before));
    }

    /**
     * Answers until it is told to end.
     *
     * @param arguments brokers, prefix of the topics, name of the expert in the panel
     */
    public static void main(String[] arguments) {
        RemoteExpert expert = new RemoteExpert(
                Topics.withPrefix(arguments[1]),
                arguments[2],
                Map.of("bootstrap.servers", arguments[0]),
                new WordMeans());
        Runtime.getRuntime().addShutdownHook(new Thread(expert::close));
        expert.run();
    }
}
