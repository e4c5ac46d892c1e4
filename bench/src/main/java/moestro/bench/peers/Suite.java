package moestro.bench.peers;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import moestro.app.config.TaskKind;

/**
 * The streams of the page, from {@code suite.csv}.
 *
 * @param streams in the order of the page
 */
record Suite(List<Entry> streams) {

    Suite {
        streams = List.copyOf(streams);
    }

    /**
     * One stream.
     *
     * @param name on the page
     * @param file its name in the folder of data
     * @param target the column to predict
     * @param task whether the target is a class
     * @param nominal columns that are categories though they look like numbers
     * @param delays each has a table
     * @param slow whether the slow learners take part too
     */
    record Entry(
            String name,
            String file,
            String target,
            TaskKind task,
            List<String> nominal,
            List<Integer> delays,
            boolean slow) {

        Entry {
            nominal = nominal == null ? List.of() : List.copyOf(nominal);
            delays = List.copyOf(delays);
        }

        Setting setting(Path folder, int delay) {
            return new Setting(folder.resolve(file), target, task, new LinkedHashSet<>(nominal), delay);
        }
    }

    /** The suite that comes along. */
    static Suite load() {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withArrayElementSeparator(" ");
        try (InputStream in = Suite.class.getResourceAsStream("suite.csv");
                MappingIterator<Entry> entries =
                        new CsvMapper().readerFor(Entry.class).with(schema).readValues(in)) {
            return new Suite(entries.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read suite.csv: " + e.getMessage(), e);
        }
    }
}
