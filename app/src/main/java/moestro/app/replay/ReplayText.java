package moestro.app.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moestro.app.report.Numbers;
import moestro.app.report.Table;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.metric.Quality;

/** What a replay found, for eyes and for programs. */
final class ReplayText {
    private final Task task;
    private final Panel panel;
    private final String name;
    private final Replay.Outcome outcome;
    private final double seconds;

    /** What to tell of the panel of this name. */
    ReplayText(Task task, Panel panel, String name, Replay.Outcome outcome, double seconds) {
        this.task = task;
        this.panel = panel;
        this.name = name;
        this.outcome = outcome;
        this.seconds = seconds;
    }

    String text() {
        return String.format(
                        Locale.ROOT,
                        "%,d lessons replayed in %.1f s, %,d of them compared: offsets %,d to %,d%s%n%n",
                        outcome.learned(),
                        seconds,
                        outcome.survey().compared(),
                        outcome.survey().firstOffset(),
                        outcome.survey().lastOffset(),
                        outcome.unusable() == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; %,d records passed over that are no lessons of this task and features",
                                        outcome.unusable()))
                + qualities()
                + "\n" + experts()
                + "\n" + verdict() + "\n";
    }

    private String qualities() {
        List<String> heads = new ArrayList<>(List.of(""));
        heads.addAll(outcome.replayed().values().keySet());
        Table table = new Table(heads.toArray(String[]::new));
        table.row(cells("in service then", outcome.served()));
        table.row(cells("replayed: " + name, outcome.replayed()));
        return table.toString();
    }

    private static String[] cells(String who, Quality quality) {
        List<String> cells = new ArrayList<>(List.of(who));
        quality.values().values().forEach(value -> cells.add(String.format(Locale.ROOT, "%.4f", value)));
        return cells.toArray(String[]::new);
    }

    private String experts() {
        Table table = new Table("expert", "type", "asked");
        for (int e = 0; e < panel.members().size(); e++) {
            Panel.Member member = panel.members().get(e);
            table.row(
                    member.name(),
                    member.type(),
                    String.format(Locale.ROOT, "%.1f %%", 100 * outcome.load().share(e)));
        }
        return table.toString();
    }

    private String verdict() {
        PairedDifference difference = outcome.difference();
        String mean = Numbers.compact(difference.mean());
        String loss = task.isClassification() ? "log loss" : "squared error";
        String between = " (95 %: " + Numbers.compact(difference.mean() - difference.margin()) + " to "
                + Numbers.compact(difference.mean() + difference.margin()) + ")";
        return switch (difference.verdict()) {
            case BETTER -> "better than what was in service: " + loss + " per lesson " + mean + between;
            case WORSE -> "worse than what was in service: " + loss + " per lesson +" + mean + between;
            case UNDECIDED ->
                "no difference to what was in service that these lessons could show: " + loss + " per lesson " + mean
                        + between;
            case TOO_FEW -> "too few lessons to tell a difference: " + loss + " per lesson " + mean;
        };
    }

    Map<String, Object> json() {
        PairedDifference difference = outcome.difference();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("panel", name);
        json.put("lessons", outcome.learned());
        json.put("unusable", outcome.unusable());
        json.put("compared", outcome.survey().compared());
        json.put("firstOffset", outcome.survey().firstOffset());
        json.put("lastOffset", outcome.survey().lastOffset());
        json.put("inService", outcome.served().values());
        json.put("replayed", outcome.replayed().values());
        Map<String, Object> paired = new LinkedHashMap<>();
        paired.put("mean", difference.mean());
        paired.put("margin", Double.isNaN(difference.margin()) ? null : difference.margin());
        paired.put("verdict", difference.verdict().key());
        json.put("difference", paired);
        List<Map<String, Object>> experts = new ArrayList<>();
        for (int e = 0; e < panel.members().size(); e++) {
            Map<String, Object> expert = new LinkedHashMap<>();
            expert.put("name", panel.members().get(e).name());
            expert.put("type", panel.members().get(e).type());
            expert.put("share", outcome.load().share(e));
            experts.add(expert);
        }
        json.put("experts", experts);
        return json;
    }
}
