package moestro.app.chaos;

import java.util.Locale;

/** What a process of a game day does. */
enum Victim {
    /** Predicts, and joins labels with predictions. */
    SERVE("new predictions in all partitions"),
    /** Learns, and publishes models. */
    LEARN("new lessons learned"),
    /** Learns some experts, apart from the others. */
    APART("new lessons learned"),
    /** Keeps everything. */
    BROKER("new predictions in all partitions");

    private final String sign;

    Victim(String sign) {
        this.sign = sign;
    }

    /** What shows that things go on after it was hit. */
    String sign() {
        return sign;
    }

    /** As people write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }
}
