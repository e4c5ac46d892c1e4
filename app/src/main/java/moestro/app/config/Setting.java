package moestro.app.config;

/**
 * A parameter of an expert or of the gate, as a file gives it.
 *
 * @param key its name
 * @param value 1 and 0 for on and off
 * @param source where it stands
 */
record Setting(String key, double value, Scalar source) {

    /** A message that may show the value, made fit to be shown: with the variable's name if it came from one. */
    String censored(String message) {
        return source.text().equals(source.shown()) ? message : message.replace(Double.toString(value), source.shown());
    }
}
