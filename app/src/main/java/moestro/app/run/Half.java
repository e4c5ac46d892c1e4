package moestro.app.run;

import java.nio.file.Path;
import java.util.Locale;
import moestro.app.config.RunConfig;

/** The two applications of a deployment. */
public enum Half {
    /** Predicts, and joins labels. */
    SERVE,
    /** Folds lessons. */
    LEARN;

    /** The id of this half in Kafka Streams. */
    String applicationId(String prefix) {
        return prefix + "-" + this;
    }

    /** The id of this half in Kafka Streams, as a configuration has it: learning has another one for each edition. */
    public String applicationId(RunConfig settings) {
        return applicationId(this == LEARN ? settings.learningPrefix() : settings.applicationId());
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
