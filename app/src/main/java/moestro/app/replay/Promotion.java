package moestro.app.replay;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import moestro.app.config.InvalidConfigurationException;
import moestro.app.config.RunConfig;
import moestro.mixture.Panel;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A configuration with the next edition, and maybe another panel, in a file of its own: the text of the present one, but
 * for these two keys, which are written anew at its end, as are those who learn apart if the panel lacks one.
 */
final class Promotion {
    private static final String BY_HAND = "; write 'edition' and 'panel' into a copy of it by hand";

    private final Path present;
    private final RunConfig settings;

    Promotion(Path present, RunConfig settings) {
        this.present = present.toAbsolutePath().normalize();
        this.settings = settings;
    }

    /**
     * Writes the file, and reads it back.
     *
     * @param panelKey a panel's name or file, or null to keep the key
     * @param panel what it must mean
     * @throws IllegalArgumentException if there is such a file, or it lies elsewhere: paths in it are relative
     */
    void write(Path next, String panelKey, Panel panel) {
        Path file = next.toAbsolutePath().normalize();
        check(file);
        try {
            Files.writeString(file, text(Files.readString(present), panelKey, panel), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        if (!means(file, panel)) {
            delete(file);
            throw new IllegalStateException(
                    present + " does not read as the same configuration with another edition and panel" + BY_HAND);
        }
    }

    /** Refuses a file that is there, or elsewhere; before anything long is done. */
    void check(Path next) {
        Path file = next.toAbsolutePath().normalize();
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " is there already; --promote only writes new files");
        }
        if (!file.getParent().equals(present.getParent())) {
            throw new IllegalArgumentException(
                    "--promote must write beside " + present + ", for paths in a configuration are relative to it");
        }
    }

    private boolean means(Path file, Panel panel) {
        try {
            RunConfig read = RunConfig.load(file);
            return read.edition() == settings.edition() + 1
                    && read.deployment().panel().equals(panel)
                    && read.deployment().features().equals(settings.deployment().features())
                    && read.deployment()
                            .topics()
                            .lessons()
                            .equals(settings.deployment().topics().lessons())
                    && read.apart().equals(apart(panel))
                    && read.stateDir().equals(settings.stateDir());
        } catch (InvalidConfigurationException e) {
            return false;
        }
    }

    /** Those that learn apart, as far as the panel has them. */
    private Set<String> apart(Panel panel) {
        Set<String> left = new LinkedHashSet<>(settings.apart());
        left.retainAll(panel.names());
        return left;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private String text(String text, String panelKey, Panel panel) {
        boolean fewerApart = !apart(panel).equals(settings.apart());
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<int[]> cut = new ArrayList<>();
        for (NodeTuple tuple : top(text).getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (key.equals("edition")
                    || (key.equals("panel") && panelKey != null)
                    || (key.equals("learning") && fewerApart)) {
                cut.add(span(tuple, lines));
            }
        }
        cut.reversed().forEach(span -> lines.subList(span[0], span[1] + 1).clear());
        lines.add("");
        lines.add("# Promoted by 'moestro replay'.");
        lines.add("edition: " + (settings.edition() + 1));
        if (panelKey != null) {
            lines.add("panel: '" + panelKey.replace("'", "''") + "'");
        }
        if (fewerApart) {
            lines.add("learning: { apart: [" + String.join(", ", apart(panel)) + "] }");
        }
        return String.join("\n", lines) + "\n";
    }

    private MappingNode top(String text) {
        Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        MappingNode top = (MappingNode) node;
        if (top.getValue().stream()
                .anyMatch(tuple -> tuple.getKeyNode().getStartMark().getColumn() != 0)) {
            throw new IllegalArgumentException(present + " has its keys on one line, or indented" + BY_HAND);
        }
        return top;
    }

    /** First and last line of a key and its value, counted from 0, without what follows in blanks and comments. */
    private static int[] span(NodeTuple tuple, List<String> lines) {
        int first = tuple.getKeyNode().getStartMark().getLine();
        var end = tuple.getValueNode().getEndMark();
        int last = Math.min(end.getColumn() == 0 ? end.getLine() - 1 : end.getLine(), lines.size() - 1);
        while (last > first && (lines.get(last).isBlank() || lines.get(last).startsWith("#"))) {
            last--;
        }
        return new int[] {first, last};
    }
}
