package moestro.topology;

import moestro.mixture.Lesson;
import moestro.mixture.roster.Command;

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

    /**
     * Whether a record is no lesson but a command, which {@link moestro.mixture.Mixture#obey} obeys at its place among
     * the lessons.
     */
    public boolean isCommand(byte[] value) {
        return Contracts.isCommand(value);
    }

    /**
     * A command of the lessons topic.
     *
     * @throws moestro.avro.ContractException if it is none
     * @throws UnusableLessonException if it cannot be obeyed by any panel; learners skip it
     */
    public Command command(byte[] value) {
        return Contracts.command(value);
    }
}
