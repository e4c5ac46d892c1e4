package moestro.experts.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import moestro.experts.support.ActiveInputs;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Layout LAYOUT = new Layout(1, 1, 0);

    private static Replay filled(int window, int lessons) {
        Replay replay = new Replay(LAYOUT, window);
        for (int i = 0; i < lessons; i++) {
            replay.add(new Input(LAYOUT, new float[2], new float[] {i + .5f, 1}, new int[] {2 + i}), i);
        }
        return replay;
    }

    private static Set<Integer> targets(Replay replay) {
        ActiveInputs inputs = new ActiveInputs(LAYOUT, true);
        Set<Integer> targets = new TreeSet<>();
        for (int row = 0; row < replay.size(); row++) {
            int target = (int) replay.get(row, inputs);
            assertEquals(target + .5f, inputs.value(0));
            assertEquals(2 + target, inputs.index(2));
            targets.add(target);
        }
        return targets;
    }

    private static Set<Integer> range(int from, int to) {
        Set<Integer> range = new TreeSet<>();
        for (int i = from; i < to; i++) {
            range.add(i);
        }
        return range;
    }

    @Test
    void untilItIsFullItHoldsEverything() {
        assertEquals(range(0, 130), targets(filled(200, 130)));
    }

    @Test
    void whenFullItHoldsTheLast() {
        assertEquals(range(300, 500), targets(filled(200, 500)));
        assertEquals(range(872, 1000), targets(filled(128, 1000)));
        assertEquals(range(9, 10), targets(filled(1, 10)));
    }

    @Test
    void aNewLessonChangesOneBlock() {
        StateWriter before = new StateWriter();
        filled(200, 500).write(before);
        StateWriter after = new StateWriter();
        filled(200, 501).write(after);

        long changed = before.sections().entrySet().stream()
                .filter(section -> section.getKey().startsWith("replay/"))
                .filter(section ->
                        !Arrays.equals(section.getValue(), after.sections().get(section.getKey())))
                .count();

        assertEquals(4, before.sections().size() - 1);
        assertEquals(1, changed);
    }

    @Test
    void whatWasWrittenIsRead() {
        StateWriter out = new StateWriter();
        filled(200, 333).write(out);
        Replay read = new Replay(LAYOUT, 200);
        read.read(new StateReader(out.sections()));

        assertEquals(333, read.lessons());
        assertEquals(range(133, 333), targets(read));
    }
}
