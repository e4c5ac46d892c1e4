package moestro.app.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of a topic, read or complained of.
 *
 * @param <T> what they are read as
 * @param topic of them all
 * @param read those that could be read
 * @param complaints about the others
 */
record Sample<T>(String topic, List<Read<T>> read, Complaints complaints) {

    /**
     * A record that could be read.
     *
     * @param <T> what it was read as
     * @param content what it says
     * @param partition where it stands
     */
    record Read<T>(T content, int partition) {}

    /** Reads them all. */
    static <T> Sample<T> of(
            String topic,
            List<ConsumerRecord<byte[], byte[]>> records,
            Function<ConsumerRecord<byte[], byte[]>, T> reading) {
        List<Read<T>> read = new ArrayList<>();
        Complaints complaints = new Complaints();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                read.add(new Read<>(reading.apply(record), record.partition()));
            } catch (IllegalArgumentException e) {
                complaints.add(e.getMessage());
            }
        }
        return new Sample<>(topic, read, complaints);
    }

    int size() {
        return read.size() + complaints.total();
    }

    /** Says how many could be read, and what is wrong with the others. */
    void tell(String check, Findings findings) {
        if (size() == 0) {
            findings.warning(
                    check,
                    "'" + topic + "' has no records yet",
                    "check again when some have come: only then is known whether they can be read");
        } else if (complaints.total() == 0) {
            findings.ok(check, "all of the last " + size() + " records of '" + topic + "' can be read");
        } else {
            String text = complaints.total() + " of the last " + size() + " records of '" + topic
                    + "' would be dead letters: " + String.join("; ", complaints.told());
            if (read.isEmpty()) {
                findings.problem(check, text, "none can be used as this configuration reads them");
            } else {
                findings.warning(check, text, "the others are used; mend these where they are made, if they matter");
            }
        }
    }
}
