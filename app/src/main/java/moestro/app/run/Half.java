package moestro.app.run;

import java.nio.file.Path;
import java.util.Locale;

/** The two applications of a deployment. */
enum Half {
    SERVE,
    LEARN;

    /** The id of this half in Kafka Streams. */
    String applicationId(String prefix) {
        return prefix + "-" + this;
    }

    /** The directory of this half in that of the instance. */
    Path directory(Path stateDir) {
        return stateDir.resolve(toString());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
