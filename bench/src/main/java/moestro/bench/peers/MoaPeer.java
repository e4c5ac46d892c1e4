package moestro.bench.peers;

import com.yahoo.labs.samoa.instances.Instance;
import moa.classifiers.Classifier;
import moa.options.ClassOption;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Row;

/** A learner of MOA. */
final class MoaPeer implements Peer<Instance> {
    private final Classifier learner;
    private final MoaColumns columns;
    private final MoaOutput output;

    private MoaPeer(Classifier learner, MoaColumns columns, MoaOutput output) {
        this.learner = learner;
        this.columns = columns;
        this.output = output;
    }

    /** A learner that has learned nothing, made ready in the order in which MOA's own tasks do it. */
    static MoaPeer of(MoaLearner kind, CsvStream stream, int seed) {
        MoaColumns columns = MoaColumns.of(stream, kind.nominals());
        Classifier learner = create(kind.options(seed));
        learner.setRandomSeed(seed);
        learner.prepareForUse();
        learner.setModelContext(columns.header());
        return new MoaPeer(learner, columns, MoaOutput.of(stream.task()));
    }

    private static Classifier create(String options) {
        try {
            return (Classifier) ClassOption.cliStringToObject(options, Classifier.class, null);
        } catch (Exception e) { // that is what it declares
            throw new IllegalStateException("MOA cannot make '" + options + "': " + e.getMessage(), e);
        }
    }

    @Override
    public Instance input(Row row) {
        return columns.unlabelled(row);
    }

    @Override
    public float[] predict(Instance input) {
        return output.of(learner.getVotesForInstance(input));
    }

    @Override
    public void learn(Instance input, double label) {
        input.setWeight(1);
        input.setClassValue(label);
        learner.trainOnInstance(input);
        output.learned(label);
    }
}
