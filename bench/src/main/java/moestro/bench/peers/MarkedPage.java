package moestro.bench.peers;

/** A page of which only what stands between markers is written by a program. */
final class MarkedPage {
    private static final String END = "<!-- end of table -->";

    private MarkedPage() {}

    /**
     * The page with another table.
     *
     * @param name of the table, as its first marker spells it: {@code <!-- table NAME -->}
     * @throws IllegalArgumentException if a marker is missing; the message says which
     */
    static String with(String page, String name, String table) {
        String begin = "<!-- table " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(END, Math.max(0, from));
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException(
                    "the page has no place for a table: add the lines '" + begin + "' and '" + END + "'");
        }
        return page.substring(0, from + begin.length()) + "\n\n" + table.strip() + "\n\n" + page.substring(to);
    }
}
