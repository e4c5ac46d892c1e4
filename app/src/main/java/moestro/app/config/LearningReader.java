package moestro.app.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import moestro.mixture.Features;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.topology.Federated;
import moestro.topology.RemoteTopics;

/** Reads the section that says how learning is shared out: which experts learn apart, or who has which lessons. */
final class LearningReader {
    private static final List<String> GATES = Arrays.stream(Ranges.Gates.values())
            .map(gates -> gates.name().toLowerCase(Locale.ROOT))
            .toList();

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
        panel.ifPresent(known -> named.forEach(name -> check(name, lines.get(name), known)));
        return new LinkedHashSet<>(named);
    }

    /**
     * How lessons are shared out.
     *
     * @param features one of whose categories tells the range; without them it is not looked for
     */
    Ranges ranges(Optional<Features> features) {
        int count = section.whole("ranges", 1, Ranges.MOST).orElse(1L).intValue();
        Ranges.Gates gates = section.word("gates", GATES)
                .map(word -> Ranges.Gates.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Ranges.Gates.MEAN);
        Optional<Scalar> by = section.scalar("by");
        if (count == 1) {
            return Ranges.ONE;
        }
        section.require("by", "the category feature whose values tell one range from another, such as 'by: country'");
        int index = by.flatMap(scalar -> features.map(known -> index(scalar, known.categories())))
                .orElse(0);
        return new Ranges(count, index, gates);
    }

    private int index(Scalar by, List<String> categories) {
        int index = categories.indexOf(by.text());
        if (index < 0) {
            problems.add(
                    by.line(),
                    "'by' in learning is '" + by.shown() + "', which is no category feature"
                            + (categories.isEmpty() ? "; there is none" : Spelling.hint(by.text(), categories)));
        }
        return Math.max(0, index);
    }

    /** What does not go together. */
    void check(Ranges ranges, Set<String> apart, Optional<Features> features, Optional<Panel> panel) {
        if (!ranges.isOne() && !apart.isEmpty()) {
            section.complain(
                    "apart",
                    "'apart' in learning does not go together with 'ranges': run 'moestro learn' in as many processes as"
                            + " there are ranges instead");
        }
        if (features.isPresent() && panel.isPresent()) {
            try {
                Federated.check(ranges, features.get(), panel.get());
            } catch (IllegalArgumentException e) {
                section.complain("ranges", "'ranges' in learning: " + e.getMessage());
            }
        }
        section.refuseUnknown();
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
