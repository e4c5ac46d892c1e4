package moestro.app.report.svg;

/** A picture that fits any width. */
public interface Chart {

    /**
     * Writes it as one {@code svg} element, which the page may scale.
     *
     * @param width in units of its view box: about 11 of them are a line of text
     */
    void draw(Markup out, int width);

    /** Opens the element, with its title for those who cannot see it. */
    static void open(Markup out, String title, int width, int height) {
        out.open("svg", "viewBox", "0 0 " + width + " " + height, "role", "img", "aria-label", title);
    }
}
