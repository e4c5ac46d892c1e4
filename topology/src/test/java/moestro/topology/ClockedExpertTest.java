package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Catalogue;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An expert that learns by the clock cannot be replayed, and the audit finds it out. */
class ClockedExpertTest {
    private static final Panel.Member[] MEMBERS = {
        Fixture.member("honest", "linear"), Fixture.member("clocked", ClockedFactory.TYPE)
    };
    private static final int LESSONS = 60;

    @TempDir
    Path stateDir;

    @Test
    void theAuditNamesTheExpertThatLearnsByTheClockAndNoOther() {
        AuditReport report = audit(catalogue());

        assertFalse(report.isClean());
        assertEquals(LESSONS, report.lessons());
        assertEquals(
                List.of("clocked"),
                report.models().stream()
                        .filter(finding -> finding.difference() != null)
                        .map(AuditReport.Finding::model)
                        .toList());
    }

    private AuditReport audit(Catalogue catalogue) {
        Audit audit = new Audit(Fixture.deployment(new Task.Regression(), MEMBERS), catalogue);
        List<byte[]> lessons;
        try (Fixture fixture = new Fixture(stateDir, catalogue, new Task.Regression(), MEMBERS)) {
            fixture.play(0, LESSONS);
            fixture.publish();
            lessons = fixture.values(Fixture.TOPICS.lessons());
            fixture.records(Fixture.TOPICS.models())
                    .forEach(row -> audit.published(new String(row.key(), StandardCharsets.UTF_8), row.value()));
        }
        return audit.fold(reader -> {
            for (int offset = 0; offset < lessons.size(); offset++) {
                reader.accept(offset, lessons.get(offset));
            }
        });
    }

    private static Catalogue catalogue() {
        List<ExpertFactory> factories =
                new ArrayList<>(Catalogue.load().factories().values());
        factories.add(new ClockedFactory());
        return new Catalogue(factories);
    }
}
