package moestro.experts.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import moestro.mixture.Parameters;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static Window filled(int capacity, int lessons) {
        Window window = new Window(capacity, 2);
        for (int i = 1; i <= lessons; i++) {
            window.add(new float[] {i, -i}, 10 * i);
        }
        return window;
    }

    @Test
    void itGivesTheLessonsUpToOneThatIsPast() {
        for (int lessons : new int[] {300, 301, 450, 601, 1000}) {
            TrainingSet set = filled(300, lessons).upTo(lessons - 50, 250);

            assertEquals(250, set.size());
            for (int i = 0; i < 250; i++) {
                int lesson = lessons - 50 - 250 + 1 + i;
                assertEquals(lesson, set.row(i)[0]);
                assertEquals(-lesson, set.row(i)[1]);
                assertEquals(10 * lesson, set.target(i));
            }
        }
    }

    @Test
    void itGivesFewerWhileThereAreFewer() {
        assertEquals(40, filled(300, 60).upTo(40, 250).size());
    }

    @Test
    void itRefusesLessonsThatAreGoneOrToCome() {
        Window window = filled(300, 1000);

        assertThrows(IllegalArgumentException.class, () -> window.upTo(949, 250));
        assertThrows(IllegalArgumentException.class, () -> window.upTo(1001, 250));
    }

    @Test
    void itIsReadAsItWasWritten() {
        for (int lessons : new int[] {0, 1, 127, 128, 129, 299, 300, 301, 1000}) {
            StateWriter out = new StateWriter();
            filled(300, lessons).write(out);
            Window read = new Window(300, 2);
            read.read(new StateReader(out.sections()));
            StateWriter again = new StateWriter();
            read.write(again);

            assertEquals(StateWriter.sha256(out.sections()), StateWriter.sha256(again.sections()));
        }
    }

    @Test
    void aRefitIsInstalledBeforeTheNextCanStart() {
        for (int every : new int[] {10, 50, 110, 250, 1000, 2000}) {
            Refits refits = Refits.from(new Parameters(Map.of("refit-every", (double) every)), 2000, 1000, 200);
            for (long start = 100; start < 10_000; start++) {
                if (start % every == 0) {
                    long installed = refits.installedAt(start);
                    assertEquals(true, installed > start && installed <= start + every);
                }
            }
        }
    }

    @Test
    void aFitInstalledLaterThanTheNextStartsIsRefused() {
        Parameters parameters = new Parameters(Map.of("refit-every", 100.0, "install-after", 101.0));

        assertThrows(IllegalArgumentException.class, () -> Refits.from(parameters, 2000, 1000, 200));
    }
}
