package moestro.app.report.svg;

/** Texts in little room. */
final class Labels {
    private Labels() {}

    /** The text, or its beginning and an ellipsis if it is longer than so many characters. */
    static String cut(String text, double characters) {
        int most = Math.max(2, (int) characters);
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
