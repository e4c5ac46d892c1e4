package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.mixture.Task;
import moestro.mixture.state.StateWriter;

/**
 * What a stored model rests on: everything that must stay as it was for the model to go on being a fold of the same
 * lessons. Kept with what is stored and named by what is published, so that a changed deployment is told from a damaged
 * one, and refused with the difference instead of read as something that it is not.
 *
 * @param text one line for each thing, in a fixed order
 */
record Basis(String text) {
    /** Raised by a release whose models learn otherwise from the same lessons. */
    private static final int RULES = 1;

    /** Of everything that folds lessons: task, features, panel and seed. */
    static Basis ofLearning(Deployment deployment) {
        List<String> lines = new ArrayList<>();
        lines.add("learning rules: " + RULES);
        lines.addAll(shape(deployment.task(), deployment.features()));
        lines.add("seed: " + deployment.seed());
        Panel panel = deployment.panel();
        for (Panel.Member member : panel.members()) {
            if (member.isSpare()) {
                lines.add("spare seat " + member.name());
                continue;
            }
            // How long a remote expert is waited for is no part of what is learned.
            Map<String, Double> sorted = Remote.is(member) ? new TreeMap<>() : new TreeMap<>(member.parameters());
            lines.add("expert " + member.name() + ": " + member.type() + " " + sorted
                    + (member.reserve() ? ", in reserve" : ""));
        }
        lines.add("gate: " + panel.gate());
        lines.add("training: " + panel.training());
        lines.add("roster: " + panel.roster());
        Ranges ranges = deployment.ranges();
        if (!ranges.isOne()) {
            lines.add("ranges: " + ranges.count() + " by "
                    + deployment.features().categories().get(ranges.by()));
        }
        return new Basis(String.join("\n", lines));
    }

    /** Of the standardizer, which follows the events. */
    static Basis ofStandardizer(Features features) {
        return new Basis("numbers: " + features.numbers());
    }

    private static List<String> shape(Task task, Features features) {
        String what = task instanceof Task.Classification classes ? "classes " + classes.classes() : "a number";
        return List.of("predicted: " + what, "numbers: " + features.numbers(), "categories: " + features.categories());
    }

    /** A number for task and features, by which a lesson says for which it was made. */
    static long shapeOf(Task task, Features features) {
        String digest = new Basis(String.join("\n", shape(task, features))).digest();
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }

    /** SHA-256, lower-case hexadecimal. */
    String digest() {
        return StateWriter.sha256(Map.of("basis", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Why a stored model that rests on something else cannot be gone on with, or null if it rests on the same. */
    String refusal(String store, String before) {
        return before.equals(text)
                ? null
                : "store '" + store + "' holds a model of another deployment: " + changedFrom(before)
                        + "; undo the change to go on, or raise 'edition' to learn again from the lessons";
    }

    /**
     * How this one differs from what was there before.
     *
     * @return what was and what is, line by line
     */
    String changedFrom(String before) {
        List<String> old = before.lines().toList();
        List<String> now = text.lines().toList();
        List<String> changes = new ArrayList<>();
        old.stream().filter(line -> !now.contains(line)).forEach(line -> changes.add("was '" + line + "'"));
        now.stream().filter(line -> !old.contains(line)).forEach(line -> changes.add("is now '" + line + "'"));
        return changes.isEmpty() ? "the experts have another order" : String.join(", ", changes);
    }
}
