package moestro.app.metrics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.stream.Stream;
import moestro.avro.Lesson;
import moestro.mixture.Task;
import moestro.mixture.metric.Quality;

/** How late the labels of lessons came that were learned in this process, and how good their predictions were. */
final class Lessons implements Source {
    static final int LATEST = 1000;

    private static final double[] UP_TO = Stream.concat(
                    Stream.of("PT1S", "PT10S", "PT1M", "PT5M", "PT15M", "PT1H", "PT6H", "P1D", "P7D", "P30D")
                            .map(Duration::parse)
                            .map(Duration::toSeconds)
                            .map(Long::doubleValue),
                    Stream.of(Double.POSITIVE_INFINITY))
            .mapToDouble(Double::doubleValue)
            .toArray();

    private final Task task;
    private final Queue<Scored> latest = new ArrayDeque<>();
    private final long[] delays = new long[UP_TO.length];
    private double delaySeconds;

    @SuppressWarnings("ArrayRecordComponent") // the lesson's own, which nobody changes
    private record Scored(float[] output, double label) {}

    Lessons(Task task) {
        this.task = task;
    }

    synchronized void add(Lesson lesson) {
        if (latest.size() == LATEST) {
            latest.remove();
        }
        latest.add(new Scored(lesson.output(), lesson.label()));
        double delay = Math.max(0, lesson.labelTime() - lesson.eventTime()) / 1e3;
        delays[bucket(delay)]++;
        delaySeconds += delay;
    }

    private static int bucket(double seconds) {
        int at = Arrays.binarySearch(UP_TO, seconds);
        return at < 0 ? -at - 1 : at;
    }

    @Override
    public synchronized void tell(Readings readings) {
        readings.putDelays(UP_TO, delays, delaySeconds);
        if (latest.isEmpty()) {
            return;
        }
        Quality quality = Quality.of(task);
        latest.forEach(scored -> quality.add(scored.output(), scored.label()));
        quality.values().forEach((name, value) -> readings.put(Measure.ERROR, value, words(name)));
    }

    /** As Prometheus writes names. */
    private static String words(String name) {
        return name.replaceAll("(\\p{Lower})(\\p{Upper})", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
