package moestro.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Queue;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.metric.Quality;

/**
 * Test-then-train of a peer, each label arriving a fixed number of records late: what
 * {@link moestro.app.evaluate.Prequential} is for the mixture, with the same metrics and the same clock.
 *
 * @param quality of the predictions
 * @param microsPerInstance CPU of the whole process per record
 */
record PeerPrequential(Quality quality, double microsPerInstance) {

    /** Runs over the stream. */
    static <I> PeerPrequential run(CsvStream stream, Peer<I> peer, int delay) {
        Quality quality = Quality.of(stream.task());
        Queue<I> waiting = new ArrayDeque<>();
        long start = cpuNanos();
        for (int t = 0; t < stream.rows().size(); t++) {
            I input = peer.input(stream.rows().get(t));
            quality.add(peer.predict(input), stream.labels()[t]);
            waiting.add(input);
            if (waiting.size() > delay) {
                peer.learn(waiting.remove(), stream.labels()[t - delay]);
            }
        }
        return new PeerPrequential(
                quality, (cpuNanos() - start) / 1e3 / stream.rows().size());
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
