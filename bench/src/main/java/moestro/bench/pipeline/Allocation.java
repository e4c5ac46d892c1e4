package moestro.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a stream thread allocated, by the JVM's own recording.
 *
 * @param total bytes on the thread
 * @param own the share of it that was allocated in our own code: where the first frame that is not the JDK's is ours
 */
record Allocation(long total, double own) {
    private static final String THREAD = "StreamThread";
    private static final String OWN = "moestro.";
    private static final List<String> JDK = List.of("java.", "jdk.", "sun.", "javax.");

    /** The options of Java by which a process records into a file. */
    static String[] options(Path file) {
        return new String[] {
            "-XX:StartFlightRecording:filename=" + file + ",settings=profile,dumponexit=true,"
                    + "jdk.ObjectAllocationSample#throttle=2000/s,jdk.ThreadAllocationStatistics#period=500ms"
        };
    }

    /** Reads what was recorded between two moments. */
    static Allocation read(Path file, Instant from, Instant to) throws IOException {
        NavigableMap<Instant, Long> totals = new TreeMap<>();
        double all = 0;
        double own = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                boolean within = !event.getStartTime().isBefore(from)
                        && !event.getStartTime().isAfter(to);
                String kind = event.getEventType().getName();
                if (within && kind.equals("jdk.ThreadAllocationStatistics") && isOurs(event.getThread("thread"))) {
                    totals.put(event.getStartTime(), event.getLong("allocated"));
                } else if (within && kind.equals("jdk.ObjectAllocationSample") && isOurs(event.getThread())) {
                    double weight = event.getLong("weight");
                    all += weight;
                    own += isOwn(event.getStackTrace()) ? weight : 0;
                }
            }
        }
        return new Allocation(perRun(totals, from, to), own / all);
    }

    private static boolean isOurs(RecordedThread thread) {
        String name = thread == null ? null : thread.getJavaName();
        return name != null && name.contains(THREAD) && !name.contains("Global");
    }

    private static boolean isOwn(RecordedStackTrace trace) {
        if (trace == null) {
            return false;
        }
        for (RecordedFrame frame : trace.getFrames()) {
            String name = frame.getMethod().getType().getName();
            if (JDK.stream().noneMatch(name::startsWith)) {
                return name.startsWith(OWN);
            }
        }
        return false;
    }

    /** As much as at the pace between the first and the last statistics within. */
    private static long perRun(NavigableMap<Instant, Long> totals, Instant from, Instant to) {
        Map.Entry<Instant, Long> first = totals.firstEntry();
        Map.Entry<Instant, Long> last = totals.lastEntry();
        if (first == null || first.equals(last)) {
            throw new IllegalStateException("the recording is too short: send more events");
        }
        double share = (double) (to.toEpochMilli() - from.toEpochMilli())
                / (last.getKey().toEpochMilli() - first.getKey().toEpochMilli());
        return (long) ((last.getValue() - first.getValue()) * share);
    }
}
