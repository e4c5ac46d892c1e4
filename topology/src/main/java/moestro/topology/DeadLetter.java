package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record that cannot be used, with the reason and the source in headers: as it came if it is of a usual size, cut if
 * not, for a dead letter that the broker does not take would fail its transaction again and again.
 *
 * @param key cut to {@link #MOST_KEY} bytes; may be null
 * @param value cut to {@link #MOST_VALUE} bytes; may be null
 * @param headers the record's own, unless they are too large, and those named here
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are sent
record DeadLetter(byte[] key, byte[] value, Headers headers) {
    static final String REASON = "moestro.reason";
    static final String TOPIC = "moestro.source.topic";
    static final String PARTITION = "moestro.source.partition";
    static final String OFFSET = "moestro.source.offset";
    /** What was cut, with the size that it had, such as {@code value=3000000 headers=90000}. */
    static final String TRUNCATED = "moestro.truncated";

    static final int MOST_KEY = 8 << 10;
    static final int MOST_VALUE = 512 << 10;
    private static final int MOST_REASON = 600;

    /**
     * A dead letter without a source: of a record that has waited in a store.
     *
     * @param headers of the record; not changed
     */
    static DeadLetter of(byte[] key, byte[] value, Headers headers, String reason) {
        Headers all = new RecordHeaders();
        StringBuilder cut = new StringBuilder();
        byte[] shortKey = cut(key, MOST_KEY, "key", cut);
        byte[] shortValue = cut(value, MOST_VALUE, "value", cut);
        int size = Sizes.of(headers);
        if (size <= Sizes.MOST_HEADERS) {
            headers.forEach(all::add);
        } else {
            cut.append(" headers=").append(size);
        }
        // Somebody may have sent a dead letter back to where it came from.
        List.of(REASON, TOPIC, PARTITION, OFFSET, TRUNCATED).forEach(all::remove);
        put(all, REASON, legible(reason));
        if (!cut.isEmpty()) {
            put(all, TRUNCATED, cut.substring(1));
        }
        return new DeadLetter(shortKey, shortValue, all);
    }

    /** The same, with its source. */
    DeadLetter from(String topic, int partition, long offset) {
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(partition));
        put(headers, OFFSET, Long.toString(offset));
        return this;
    }

    /** A text from outside, fit for a log and a header: on one line, and not endless. */
    static String legible(String text) {
        int end = Math.min(text.length(), MOST_REASON);
        StringBuilder out = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
        }
        return end == text.length()
                ? out.toString()
                : out.append("... (")
                        .append(text.length() - end)
                        .append(" more)")
                        .toString();
    }

    private static byte[] cut(byte[] bytes, int most, String what, StringBuilder cut) {
        if (bytes == null || bytes.length <= most) {
            return bytes;
        }
        cut.append(' ').append(what).append('=').append(bytes.length);
        return Arrays.copyOf(bytes, most);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
