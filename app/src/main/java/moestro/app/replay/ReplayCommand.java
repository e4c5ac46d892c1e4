package moestro.app.replay;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import moestro.app.audit.LessonsTopic;
import moestro.app.audit.Sources;
import moestro.app.config.Panels;
import moestro.app.config.RunConfig;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.topology.Inline;
import moestro.topology.LessonLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro replay}. */
@Command(
        name = "replay",
        description = "Tells how another panel would have done in service, on the lessons that there are.",
        footer = {
            "",
            "Reads the lessons topic from its start. Each event is predicted with what was",
            "known when it was predicted in service, and learned when its label came; then",
            "both are compared on the same lessons. Reads only; may run while others serve",
            "and learn. Learning always begins with the first lesson, as a new edition's",
            "does; --from and --to say which lessons are compared.",
            "",
            "Example: moestro replay --config flights.yaml --panel fast --promote flights-2.yaml"
        })
public final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private Sources sources;

    @Option(
            names = "--panel",
            paramLabel = "P",
            description = "A panel's name or file; without it, the configuration's own.")
    private String panel;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            converter = Bound.Converter.class,
            description = "Compare from here on: the offset of a lesson, or the time of a label (2026-01-31, or"
                    + " 2026-01-31T12:00:00Z).")
    private Bound from;

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            converter = Bound.Converter.class,
            description = "Compare up to here, and not what stands here.")
    private Bound to;

    @Option(
            names = "--promote",
            paramLabel = "FILE",
            description = "Write the configuration with this panel and the next edition into a new file beside it.")
    private Path promote;

    @Override
    public Integer call() {
        RunConfig settings = sources.settings();
        if (!settings.deployment().ranges().isOne()) {
            throw new IllegalArgumentException("replay folds one log of lessons, and here "
                    + settings.deployment().ranges().count() + " ranges have one each: see 'ranges' under 'learning'");
        }
        Panel replayed = panel == null
                ? settings.deployment().panel()
                : Panels.resolve(panel, settings.deployment().task());
        Promotion promotion = new Promotion(sources.file(), settings);
        if (promote != null) {
            promotion.check(promote);
        }
        Panel inline = Inline.of(replayed);
        Inline.leftOut(replayed).ifPresent(System.err::println);
        long start = System.nanoTime();
        Replay.Outcome outcome = outcome(settings, inline);
        ReplayText text = new ReplayText(
                settings.deployment().task(),
                inline,
                panel == null ? "the same panel" : Path.of(panel).getFileName().toString(),
                outcome,
                (System.nanoTime() - start) / 1e9);
        sources.output().text().print(text.text());
        sources.output().json(json(text, settings));
        if (promote == null) {
            sources.output().progress().println("to promote it: the same command with --promote FILE");
        } else {
            promotion.write(promote, key(), replayed);
            sources.output()
                    .progress()
                    .println("wrote " + promote + ", edition " + (settings.edition() + 1) + ". Start it with"
                            + " 'role: learn' beside what runs;\nwhen 'moestro audit --config " + promote
                            + "' has folded the last lesson, restart serving with it");
        }
        return 0;
    }

    /** The panel as the key of a configuration, which finds files beside itself; null to keep what it has. */
    private String key() {
        if (panel == null || Panels.isNamed(panel)) {
            return panel;
        }
        Path folder = sources.file().toAbsolutePath().normalize().getParent();
        return folder.relativize(Path.of(panel).toAbsolutePath().normalize()).toString();
    }

    private Replay.Outcome outcome(RunConfig settings, Panel replayed) {
        LessonLog lessons = new LessonsTopic(
                settings.kafka(), settings.deployment().topics().lessons());
        Stretch stretch = new Stretch(from, to);
        Survey survey = Survey.of(lessons, settings.deployment(), stretch);
        return new Replay(settings.deployment(), replayed, Catalogue.load(), stretch, survey).run(lessons);
    }

    private static Map<String, Object> json(ReplayText text, RunConfig settings) {
        Map<String, Object> json = text.json();
        json.put("edition", settings.edition());
        return json;
    }
}
