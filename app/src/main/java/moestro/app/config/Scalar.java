package moestro.app.config;

/**
 * A single value.
 *
 * @param line where it stands
 * @param text what it says, environment variables put in
 * @param shown how messages may show it: as it is written in the file, never with a variable's content
 */
record Scalar(int line, String text, String shown) {

    /** A message that may show the text, made fit to be shown. */
    String censored(String message) {
        return text.equals(shown) ? message : message.replace(text, shown);
    }
}
