package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Model;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import moestro.topology.Keepsake.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** State and topics that an earlier version has written are read, and gone on with, to the same bytes. */
class CompatibilityTest {
    /** The versions that have left something; none is ever taken out. */
    private static final List<String> VERSIONS = List.of("0.1");

    @ParameterizedTest
    @EnumSource
    void whatWasLearnedIsStillTheFoldOfItsLessons(Keepsake.Kind kind) throws Exception {
        for (String version : VERSIONS) {
            Keepsake kept = Keepsake.of(version, kind);
            Audit audit = new Audit(kind.deployment(), Catalogue.load());
            kept.topic(Fixture.TOPICS.models()).forEach(row -> audit.published(row.text(), row.value()));
            audit.models().forEach(model -> audit.stored(model, rows(kept, model)));
            AuditReport report = audit.fold(log(kept));
            assertTrue(report.isClean(), report::toString);
            assertEquals(54, report.lessons());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasStoredIsReadAndWrittenAgainToTheSameBytes(Keepsake.Kind kind) throws Exception {
        for (String version : VERSIONS) {
            Keepsake kept = Keepsake.of(version, kind);
            for (String name : new Audit(kind.deployment(), Catalogue.load()).models()) {
                Snapshot stored = Snapshot.read(name, rows(kept, name)::get);
                assertEquals(Basis.ofLearning(kind.deployment()).text(), stored.basis());
                Model model = ServedPanel.fresh(name, kind.deployment(), Catalogue.load());
                StateReader reader = new StateReader(stored.sections());
                model.readModel(reader);
                model.readTraining(reader);
                StateWriter writer = new StateWriter();
                model.writeModel(writer);
                model.writeTraining(writer);
                stored.sections()
                        .forEach((section, bytes) ->
                                assertArrayEquals(bytes, writer.sections().get(section), name + "/" + section));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPredictedIsPredictedAgainBitForBit(Keepsake.Kind kind) throws Exception {
        for (String version : VERSIONS) {
            Keepsake kept = Keepsake.of(version, kind);
            Map<String, Lesson> lessons = new HashMap<>();
            kept.topic(Fixture.TOPICS.lessons())
                    .forEach(row -> lessons.put(row.text(), Lesson.CODEC.decode(row.value())));
            int repeated = 0;
            for (Row row : kept.topic(Fixture.TOPICS.predictions())) {
                Prediction recorded = Prediction.CODEC.decode(row.value());
                if (lessons.containsKey(recorded.id())) {
                    Explanation explanation =
                            new Explanation(kind.deployment(), Catalogue.load(), recorded, lessons.get(recorded.id()));
                    assertTrue(explanation.isSame(explanation.repeat(log(kept))), recorded::id);
                    repeated++;
                }
            }
            assertEquals(54, repeated);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitedIsKnownByItsState(Keepsake.Kind kind) throws Exception {
        for (String version : VERSIONS) {
            Set<PendingEntry.State> states = new HashSet<>();
            for (Row row : Keepsake.of(version, kind).topic(Waiting.changelog("test"))) {
                if (row.key()[0] == PendingKeys.entry("").get()[0] && row.value() != null) {
                    states.add(PendingEntry.decode(row.value()).state());
                }
            }
            assertEquals(
                    Set.of(PendingEntry.State.AWAITING, PendingEntry.State.EARLY, PendingEntry.State.DONE), states);
        }
    }

    private static Map<String, byte[]> rows(Keepsake kept, String model) {
        Map<String, byte[]> rows = new HashMap<>();
        kept.topic(Audit.changelog("test", model)).forEach(row -> rows.put(row.text(), row.value()));
        return rows;
    }

    private static LessonLog log(Keepsake kept) {
        List<Row> lessons = kept.topic(Fixture.TOPICS.lessons());
        return reader -> {
            boolean wanted = true;
            for (int offset = 0; wanted && offset < lessons.size(); offset++) {
                wanted = reader.accept(offset, lessons.get(offset).value());
            }
        };
    }
}
