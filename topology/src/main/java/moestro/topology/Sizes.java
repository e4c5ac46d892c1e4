package moestro.topology;

import java.nio.charset.StandardCharsets;
import moestro.avro.Codec;
import moestro.avro.Command;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.gate.Gate;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How large records may be. A record that the producer or the broker finds too large fails the transaction it is in, and
 * would do so again after every restart; so nothing is taken in that could become one. Both take 1 MiB unless set
 * otherwise ({@code max.request.size}, {@code max.message.bytes}).
 */
final class Sizes {
    /** Of a record written by Moestro: below 1 MiB by what the framing of a batch may take. */
    static final int MOST_WRITTEN = (1 << 20) - (16 << 10);

    /** Of an event: its lesson has the numbers twice, and the answers of experts besides. */
    static final int MOST_EVENT = 256 << 10;

    /** Of the headers of an event, which are passed on to its prediction. */
    static final int MOST_HEADERS = 64 << 10;

    /** Of an id. */
    static final int MOST_ID = 1 << 10;

    private static final int MOST_FEEDBACK = 64 << 10;
    /** Fields of fixed size, lengths of arrays, and names of fields' worth, for each expert and for a whole lesson. */
    private static final int BESIDES = 64;
    /** Of why an expert failed or rests. */
    private static final int MOST_REASON = 600;

    static final Codec<Event> EVENT = Event.CODEC.within(MOST_EVENT);
    static final Codec<Feedback> FEEDBACK = Feedback.CODEC.within(MOST_FEEDBACK);
    static final Codec<Command> COMMAND = Command.CODEC.within(64 << 10);
    static final Codec<Lesson> LESSON = Lesson.CODEC.within(1 << 20);

    private Sizes() {}

    /** Names and values of headers, in bytes. */
    static int of(Headers headers) {
        int size = 0;
        for (Header header : headers) {
            size += header.key().getBytes(StandardCharsets.UTF_8).length;
            size += header.value() == null ? 0 : header.value().length;
        }
        return size;
    }

    /** What is wrong with the headers of an event, or null. */
    static String complaint(Headers headers) {
        int size = of(headers);
        return size <= MOST_HEADERS
                ? null
                : "the headers have " + size + " bytes; the most is " + MOST_HEADERS
                        + ", for they are passed on to the prediction";
    }

    /**
     * Makes sure that the largest event that is let in becomes a lesson that can be written.
     *
     * @throws IllegalArgumentException if it might not
     */
    static void check(Task task, Features features, Panel panel) {
        if ((long) Float.BYTES * features.numbers().size()
                        + features.categories().size()
                > MOST_EVENT) {
            throw new IllegalArgumentException("an event with "
                    + features.numbers().size() + " numbers has more than the " + MOST_EVENT
                    + " bytes that an event may have");
        }
        long outputs = task.outputs();
        long names = 0;
        for (String name : panel.names()) {
            names += BESIDES + name.getBytes(StandardCharsets.UTF_8).length;
        }
        long rows = panel.names().size() + Gate.combiners() + 2L;
        long most = 2L * MOST_EVENT + MOST_ID + names + rows * (Float.BYTES * outputs + BESIDES);
        if (!Remote.of(panel).isEmpty()) {
            // What waits for remote experts has the event's headers, and names and reasons of all.
            most += MOST_HEADERS
                    + 2 * names
                    + MOST_REASON * (long) panel.names().size();
        }
        if (most > MOST_WRITTEN) {
            throw new IllegalArgumentException("with " + outputs + " classes and "
                    + panel.names().size() + " experts a lesson could have " + most + " bytes, the most is "
                    + MOST_WRITTEN + ": name fewer classes or experts");
        }
    }
}
