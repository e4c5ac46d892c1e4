package moestro.mixture;

/** What somebody else's code has thrown, as text. */
public final class Thrown {
    private static final int LONGEST = 200;

    private Thrown() {}

    /** Its type and message, short enough for a record, even if it cannot tell its own message. */
    public static String text(Throwable thrown) {
        try {
            String text = thrown.toString();
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        } catch (Throwable speechless) {
            return thrown.getClass().getName();
        }
    }
}
