package moestro.bench.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import moestro.app.config.TaskKind;
import moestro.app.evaluate.CsvStream;

/**
 * What is predicted, and how late the labels are.
 *
 * @param data CSV with a header, gzipped if its name ends in .gz
 * @param target the column to predict
 * @param task whether the target is a class
 * @param nominal columns that are categories though they look like numbers
 * @param delay records by which a label comes after its event
 */
record Setting(Path data, String target, TaskKind task, Set<String> nominal, int delay) {

    Setting {
        if (delay < 0) {
            throw new IllegalArgumentException("--delay must be 0 or more, not " + delay);
        }
    }

    boolean isClassification() {
        return task == TaskKind.classification;
    }

    /** The records. */
    CsvStream read() {
        return CsvStream.read(data, target, isClassification(), nominal);
    }

    /** The options of {@link StreamOptions} that say the same. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(
                List.of("--data=" + data, "--target=" + target, "--task=" + task.name(), "--delay=" + delay));
        nominal.forEach(name -> arguments.add("--nominal=" + name));
        return arguments;
    }
}
