package moestro.topology;

import moestro.mixture.Lesson;

/**
 * Reads the lessons topic outside of the learners, for whoever wants to fold it again: what {@link
 * moestro.mixture.Mixture#learn} makes of its records, in the order of their offsets, are the models that learners
 * publish, byte for byte.
 */
public final class LessonReader {
    private final Contracts contracts;

    /** A reader of a deployment's lessons. */
    public LessonReader(Deployment deployment) {
        this.contracts = new Contracts(deployment);
    }

    /**
     * A record of the lessons topic in the terms of the panel.
     *
     * @param value of the record
     * @throws moestro.avro.ContractException if it is no lesson
     * @throws UnusableLessonException if it does not fit the deployment; learners skip it
     */
    public Lesson read(byte[] value) {
        return contracts.lesson(value);
    }
}
