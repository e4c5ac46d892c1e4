package moestro.app.chaos;

import java.util.Locale;

/** A process that a game day kills. */
enum Victim {
    /** Predicts, and joins labels with predictions. */
    SERVE("new prediction"),
    /** Learns, and publishes models. */
    LEARN("new lesson learned"),
    /** Keeps everything. */
    BROKER("new prediction");

    private final String sign;

    Victim(String sign) {
        this.sign = sign;
    }

    /** What shows that things go on after its death. */
    String sign() {
        return sign;
    }

    /** As people write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
