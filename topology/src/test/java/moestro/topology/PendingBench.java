package moestro.topology;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import moestro.topology.PendingEntry.State;
import moestro.topology.PendingSettings.Store;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Measures the pending store, as {@code docs/pending.md} says: what the life of an id costs (looked up, added, looked
 * up again, done, and gone when its time is over), while so many others are there; heap; and restoration.
 *
 * <p>Not measured: sending to the changelog topic, of which the number of records is told instead.
 */
final class PendingBench {
    /** A lesson of the sample flights has about so many bytes. */
    private static final byte[] LESSON = new byte[400];

    private static final int LIVES = 100_000;
    private static final int ROUNDS = 3;
    private static final PendingStore.Farewell NOBODY = (id, entry, crowdedOut) -> {};

    private final Store store;
    private final int waiting;

    private PendingBench(Store store, int waiting) {
        this.store = store;
        this.waiting = waiting;
    }

    /** Takes {@code memory} or {@code disk}, and how many ids are pending at a time. */
    public static void main(String[] arguments) throws IOException {
        Store store = Store.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        PendingBench bench = new PendingBench(store, Integer.parseInt(arguments[1]));
        Path directory = Files.createTempDirectory("pending-bench");
        try {
            bench.lives(directory);
            bench.restoration(directory);
        } finally {
            Utils.delete(directory.toFile());
        }
    }

    private PendingSettings settings() {
        return new PendingSettings(store, 10L * waiting);
    }

    private void lives(Path directory) {
        try (PendingHarness harness =
                new PendingHarness(directory.resolve("lives"), settings(), waiting, List.of(), false)) {
            harness.run(pending -> {
                long before = heap();
                live(pending, 0, waiting, false);
                System.out.printf(
                        Locale.ROOT,
                        "%s %,d pending: %d bytes of heap per id%n",
                        store,
                        waiting,
                        (heap() - before) / waiting);
                double[] nanos = new double[ROUNDS];
                int from = waiting;
                for (int round = 0; round < ROUNDS; round++) {
                    long start = cpu();
                    live(pending, from, from + LIVES, true);
                    nanos[round] = (double) (cpu() - start) / LIVES;
                    from += LIVES;
                }
                Arrays.sort(nanos);
                System.out.printf(
                        Locale.ROOT,
                        "%s %,d pending: %.0f ns of CPU per life (%.0f to %.0f)%n",
                        store,
                        waiting,
                        nanos[ROUNDS / 2],
                        nanos[0],
                        nanos[ROUNDS - 1]);
            });
        }
    }

    /** Ids come, one a millisecond; those before them are over. Every other one gets its label, or none does. */
    private static void live(PendingStore pending, int from, int to, boolean labelled) {
        for (int n = from; n < to; n++) {
            String id = "flight-" + n;
            if (pending.get(id) == null) {
                pending.add(id, new PendingEntry(State.AWAITING, n, LESSON), NOBODY);
            }
            if (labelled && n % 2 == 0) {
                pending.done(id, pending.get(id), 1);
            }
            pending.advance(n, NOBODY);
        }
    }

    private void restoration(Path directory) {
        PendingHarness first = new PendingHarness(directory.resolve("first"), settings(), waiting, List.of());
        first.run(pending -> live(pending, 0, waiting, false));
        List<TestRecord<byte[], byte[]>> log = first.compacted().entrySet().stream()
                .map(entry -> new TestRecord<>(entry.getKey().get(), entry.getValue()))
                .toList();
        first.close();
        long start = cpu();
        try (PendingHarness second = new PendingHarness(directory.resolve("second"), settings(), waiting, log)) {
            long restored = cpu();
            second.run(pending -> pending.get("nobody"));
            System.out.printf(
                    Locale.ROOT,
                    "%s %,d pending: %,d records restored in %d ms of CPU, then %d ms until the first look-up%n",
                    store,
                    waiting,
                    log.size(),
                    (restored - start) / 1_000_000,
                    (cpu() - restored) / 1_000_000);
        }
    }

    /** Of this thread, in nanoseconds: what else the machine does does not count, nor what RocksDB does aside. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
