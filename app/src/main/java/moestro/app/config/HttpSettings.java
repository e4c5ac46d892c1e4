package moestro.app.config;

/**
 * Where dashboard, metrics and health are served over HTTP.
 *
 * @param bind host name or address to listen on
 * @param port 0 picks a free one
 */
public record HttpSettings(String bind, int port) {
    /** This machine alone: nothing that is served asks who reads it. */
    public static final String LOOPBACK = "127.0.0.1";

    static HttpSettings read(Section section) {
        section.require("port", "to listen on, such as 8080; 0 picks a free one");
        int port = section.whole("port", 0, 65_535).orElse(0L).intValue();
        String bind = section.text("bind").orElse(LOOPBACK);
        section.refuseUnknown();
        return new HttpSettings(bind, port);
    }
}
