package moestro.app.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import moestro.mixture.Panel;

/** The panel file: the panel, and in comments where its numbers come from. */
final class TunedFile {
    private final Setup setup;
    private final String data;
    private final String metric;
    private final Outcome outcome;

    /**
     * A file.
     *
     * @param data what the stream is called
     * @param metric what the losses are
     */
    TunedFile(Setup setup, String data, String metric, Outcome outcome) {
        this.setup = setup;
        this.data = data;
        this.metric = metric;
        this.outcome = outcome;
    }

    /** Its text. */
    String text() {
        return setup.text().of(outcome.chosen().panel(), heading(), this::remark);
    }

    private List<String> heading() {
        int records = setup.stream().rows().size();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Chosen by 'moestro tune' on the first %,d records of %s, labels %,d records late, seed %d, %d panels"
                        + " tried.",
                records,
                data,
                setup.delay(),
                setup.seed(),
                outcome.trials()));
        lines.add(String.format(
                Locale.ROOT,
                "Prequential %s from record %,d on, and CPU of the second half when warm:",
                metric,
                records / Scorer.UNSCORED));
        lines.add(String.format(
                Locale.ROOT,
                "  %-10s %.4f  %6.1f us per record",
                "this",
                outcome.chosen().loss(),
                outcome.chosen().score().micros()));
        outcome.references()
                .forEach((name, contender) -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-10s %.4f  %6.1f us per record",
                        name,
                        contender.loss(),
                        contender.score().micros())));
        outcome.unchanged()
                .ifPresent(name -> lines.add("Nothing better was found than the panel '" + name + "', which this is."));
        return lines;
    }

    private List<String> remark(Panel.Member member) {
        Recording alone = outcome.alone().get(member);
        String own = String.format(
                Locale.ROOT,
                "alone %.4f, %.1f us",
                alone.score().loss(),
                alone.score().micros());
        Contender without = outcome.without().get(member);
        return without == null
                ? List.of(own)
                : List.of(String.format(
                        Locale.ROOT,
                        "the panel without it: %.4f, %s; %s",
                        without.loss(),
                        without.against(outcome.chosen()),
                        own));
    }
}
