package moestro.app.config;

/**
 * One thing that is wrong with a file.
 *
 * @param line counted from 1; 0 if it concerns the file as a whole
 * @param text what is wrong and what to do
 */
public record Problem(int line, String text) {
    @Override
    public String toString() {
        return line == 0 ? text : "line " + line + ": " + text;
    }
}
