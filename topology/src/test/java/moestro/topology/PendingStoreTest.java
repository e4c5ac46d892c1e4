package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import moestro.topology.PendingEntry.State;
import moestro.topology.PendingSettings.Store;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PendingStoreTest {
    private static final long TIME_TO_LIVE = 640;
    private static final PendingStore.Farewell NOBODY = (id, entry, crowdedOut) -> {};

    @TempDir
    Path stateDir;

    /** What happens to a store: an event or a label comes, or its task goes somewhere else. */
    private sealed interface Step {
        record Came(boolean event, String id, long later) implements Step {}

        record Restarted(Store store) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Step> came = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.longs().between(-200, 100)),
                                Tuple.of(1, Arbitraries.longs().between(500, 3000))))
                .as((event, id, later) -> new Step.Came(event, "id-" + id, later));
        Arbitrary<Step> restarted = Arbitraries.of(Store.values()).map(Step.Restarted::new);
        return Arbitraries.frequencyOf(Tuple.of(30, came), Tuple.of(1, restarted))
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void itDoesWhatTheModelDoesInMemoryAndOnDiskAndThroughRestarts(
            @ForAll("lives") List<Step> steps, @ForAll Store first, @ForAll boolean crowded) throws IOException {
        PendingModel model = new PendingModel(TIME_TO_LIVE, crowded ? 5 : 1000);
        List<String> farewells = new ArrayList<>();
        Path directory = Files.createTempDirectory("pending");
        PendingSettings settings = new PendingSettings(first, crowded ? 5 : 1000);
        PendingHarness harness = new PendingHarness(directory, settings, TIME_TO_LIVE, List.of());
        try {
            long now = 0;
            for (Step step : steps) {
                switch (step) {
                    case Step.Came came -> {
                        now += Math.max(0, came.later);
                        long time = now + Math.min(0, came.later);
                        harness.run(store -> come(store, came, time, model, farewells));
                        come(model, came, time);
                    }
                    case Step.Restarted restarted -> {
                        settings = new PendingSettings(restarted.store, settings.most());
                        harness = harness.restarted(settings);
                    }
                }
                assertEquals(model.farewells(), farewells);
            }
            if (steps.stream().anyMatch(Step.Came.class::isInstance)) {
                harness.run(store -> store.get("id-0"));
                int kept = 1 + model.size() * (settings.store() == Store.DISK ? 2 : 1);
                assertEquals(kept, harness.compacted().size(), "what is gone leaves nothing in the changelog");
            }
        } finally {
            harness.close();
            Utils.delete(directory.toFile());
        }
    }

    private static void come(
            PendingStore store, Step.Came came, long time, PendingModel model, List<String> farewells) {
        PendingStore.Farewell heard = (id, entry, crowdedOut) ->
                farewells.add(id + " " + entry.state() + (crowdedOut ? " gave way" : " outlived"));
        PendingEntry known = store.get(came.id);
        assertEquals(model.state(came.id), known == null ? null : known.state(), came.id);
        if (known == null) {
            store.add(came.id, new PendingEntry(state(came), time, new byte[8]), heard);
        } else if (meets(came, known.state())) {
            store.done(came.id, known, 1);
        }
        store.advance(time, heard);
    }

    private static void come(PendingModel model, Step.Came came, long time) {
        State known = model.state(came.id);
        if (known == null) {
            model.add(came.id, state(came), time);
        } else if (meets(came, known)) {
            model.done(came.id);
        }
        model.advance(time);
    }

    private static State state(Step.Came came) {
        return came.event ? State.AWAITING : State.EARLY;
    }

    private static boolean meets(Step.Came came, State known) {
        return known == (came.event ? State.EARLY : State.AWAITING);
    }

    private static PendingEntry awaiting(long time) {
        return new PendingEntry(State.AWAITING, time, new byte[] {1, 2, 3});
    }

    private static PendingSettings settings(Store store) {
        return new PendingSettings(store, 1_000_000);
    }

    @ParameterizedTest
    @EnumSource
    void howeverFarTheClockJumpsOneRecordPutsAwayAThousandAndNobodyCanTell(Store store) {
        List<String> gone = new ArrayList<>();
        try (PendingHarness harness = new PendingHarness(stateDir, settings(store), TIME_TO_LIVE, List.of())) {
            harness.run(pending -> {
                for (int n = 0; n < 2500; n++) {
                    pending.add("id-" + n, awaiting(n % 7), NOBODY);
                }
                pending.advance(1000, (id, entry, crowdedOut) -> gone.add(id));
                assertEquals(1000, gone.size());
                for (int n = 0; n < 2500; n++) {
                    assertEquals(State.EXPIRED, pending.get("id-" + n).state());
                }
                pending.advance(5000, (id, entry, crowdedOut) -> gone.add(id));
                for (int n = 0; n < 2500; n++) {
                    assertNull(pending.get("id-" + n));
                }
                for (int n = 0; n < 3; n++) {
                    pending.advance(5000, (id, entry, crowdedOut) -> gone.add(id));
                }
                assertEquals(2500 + 1000, gone.size(), "those that had expired go a second time");
            });
            assertEquals(1, harness.compacted().size(), "only the store's own record is left");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatComesAgainWhileItIsOverdueIsANewOne(Store store) {
        List<String> gone = new ArrayList<>();
        PendingStore.Farewell heard = (id, entry, crowdedOut) -> gone.add(id);
        try (PendingHarness harness = new PendingHarness(stateDir, settings(store), TIME_TO_LIVE, List.of())) {
            harness.run(pending -> {
                for (int n = 0; n < 2500; n++) {
                    pending.add("id-" + n, awaiting(n % 7), NOBODY);
                }
                pending.advance(5000, heard);
                for (int n = 0; n < 2500; n++) {
                    pending.add("id-" + n, awaiting(6000), heard);
                }
                assertEquals(2500, gone.size());
            });
            int perEntry = store == Store.DISK ? 2 : 1;
            assertEquals(1 + 2500 * perEntry, harness.compacted().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theClockSurvivesARestartThoughNoEntryIsAsNewAsIt(Store store) {
        List<String> gone = new ArrayList<>();
        PendingHarness before = new PendingHarness(stateDir, settings(store), TIME_TO_LIVE, List.of());
        before.run(pending -> {
            pending.add("old", awaiting(0), NOBODY);
            pending.advance(10_000, NOBODY);
        });
        try (PendingHarness after = before.restarted(settings(store))) {
            after.run(pending -> {
                pending.add("late", awaiting(5), NOBODY);
                pending.advance(5, (id, entry, crowdedOut) -> gone.add(id));
                assertEquals(List.of("late"), gone, "its time was over by the clock of the first life");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void timesAtTheEndsOfTheScaleExpireNothingElse(Store store) {
        try (PendingHarness harness = new PendingHarness(stateDir, settings(store), TIME_TO_LIVE, List.of())) {
            harness.run(pending -> {
                pending.add("now", awaiting(1_000_000), NOBODY);
                pending.advance(1_000_000, NOBODY);
                pending.add("first", awaiting(Long.MIN_VALUE), NOBODY);
                pending.advance(Long.MIN_VALUE, NOBODY);
                assertEquals(State.AWAITING, pending.get("now").state());
                assertNull(pending.get("first"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOldestByEventTimeGiveWay(Store store) {
        List<String> gone = new ArrayList<>();
        PendingStore.Farewell heard =
                (id, entry, crowdedOut) -> gone.add(id + (crowdedOut ? " gave way" : " outlived"));
        PendingSettings three = new PendingSettings(store, 3);
        try (PendingHarness harness = new PendingHarness(stateDir, three, TIME_TO_LIVE, List.of())) {
            harness.run(pending -> {
                pending.add("c", awaiting(300), heard);
                pending.add("a", awaiting(100), heard);
                pending.add("b", awaiting(200), heard);
                pending.add("d", awaiting(400), heard);
                pending.add("0", awaiting(0), heard);
            });
        }
        assertEquals(List.of("a gave way", "0 gave way"), gone);
    }

    @Test
    void whatANewerVersionWroteIsRefusedAndNotSkipped() {
        byte[] newer = awaiting(0).encode();
        newer[0] = 2;
        byte[] unknown = awaiting(0).encode();
        unknown[1] = 9;
        byte[] meta = PendingMeta.of(null).encode();
        meta[0] = 2;
        assertEquals(
                "the store 'pending' was written in format 2, this version reads format 1: run the version that wrote"
                        + " it, or start a new application id",
                refusal(() -> PendingEntry.decode(newer)));
        assertEquals(refusal(() -> PendingEntry.decode(newer)), refusal(() -> PendingMeta.of(meta)));
        assertTrue(refusal(() -> PendingEntry.decode(unknown)).contains("has state 9, which this version"));
    }

    private static String refusal(Executable reading) {
        return assertThrows(IncompatibleStateException.class, reading).getMessage();
    }
}
