package moestro.app.config;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.topology.RemoteTopics;

/** Reads the section that says which experts learn apart. */
final class LearningReader {
    private final Section section;
    private final Problems problems;

    LearningReader(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    /**
     * The names of the experts that learn apart, in the file's order.
     *
     * @param panel that they must be in; without it they are not checked
     */
    Set<String> apart(Optional<Panel> panel) {
        Map<String, Integer> lines = new HashMap<>();
        List<String> named = section.distinct("apart", "expert", lines);
        section.refuseUnknown();
        panel.ifPresent(known -> named.forEach(name -> check(name, lines.get(name), known)));
        return new LinkedHashSet<>(named);
    }

    private void check(String name, int line, Panel panel) {
        String what = "'" + name + "' in 'apart' under 'learning' ";
        if (RemoteTopics.isRemote(panel, name)) {
            problems.add(line, what + "cannot learn apart: a remote expert learns where it is, if at all");
        }
        if (panel.names().contains(name)) {
            return;
        }
        problems.add(
                line,
                name.equals(Mixture.ENCODER) || name.equals(Mixture.GATE)
                        ? what + "cannot learn apart: only experts can, for every prediction rests on the " + name
                        : what + "is no expert of the panel" + Spelling.hint(name, panel.names()));
    }
}
