package moestro.avro;

/** The truth about an event. */
public sealed interface Label {

    /**
     * The true number.
     *
     * @param value in the label's unit
     */
    record Value(double value) implements Label {}

    /**
     * The true class.
     *
     * @param name as the deployment names it
     */
    record ClassName(String name) implements Label {}
}
