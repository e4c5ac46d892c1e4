package moestro.app.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import moestro.app.config.RunConfig;

/**
 * One of the applications of a deployment: serving, learning, and one for each expert that learns apart.
 *
 * @param name as ids and directories end, and as it is called in messages, metrics and health
 * @param learns whether it is learned in, so that each edition has another one
 */
public record Half(String name, boolean learns) {
    /** Predicts, and joins labels. */
    public static final Half SERVE = new Half("serve", false);
    /** Folds lessons into encoder, gate and experts. */
    public static final Half LEARN = new Half("learn", true);

    private static final String APART = "learn-";

    /** Folds lessons into one expert. */
    public static Half apart(String expert) {
        return new Half(APART + expert, true);
    }

    /** All in which a deployment learns: the main one, and those apart. */
    public static List<Half> learning(RunConfig settings) {
        List<Half> all = new ArrayList<>(List.of(LEARN));
        settings.apart().forEach(expert -> all.add(apart(expert)));
        return all;
    }

    /** Where a model is learned: encoder, gate, or an expert. */
    public static Half of(String model, RunConfig settings) {
        return settings.apart().contains(model) ? apart(model) : LEARN;
    }

    /** The id of this one in Kafka Streams. */
    String applicationId(String prefix) {
        return prefix + "-" + name;
    }

    /** The id of this one in Kafka Streams, as a configuration has it: learning has another one for each edition. */
    public String applicationId(RunConfig settings) {
        return applicationId(learns ? settings.learningPrefix() : settings.applicationId());
    }

    /** The directory of this one in that of the instance. */
    Path directory(Path stateDir) {
        return stateDir.resolve(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
