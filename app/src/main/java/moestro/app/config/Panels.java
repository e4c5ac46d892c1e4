package moestro.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Task;

/** The panels that come along, and those in files. A panel file has the keys gate, training, roster and experts. */
public final class Panels {
    /** The strongest panel, on the whole. */
    public static final String DEFAULT = "default";
    /** A panel of the cheap experts only. */
    public static final String FAST = "fast";

    private static final List<String> NAMES = List.of(DEFAULT, FAST);
    private static final String FOLDER = "/moestro/app/panels/";

    private Panels() {}

    /** The panel that serves a task if none is asked for. */
    public static Panel defaultFor(Task task) {
        return named(DEFAULT, task);
    }

    /**
     * A panel that comes along.
     *
     * @param name {@link #DEFAULT} or {@link #FAST}
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Panel named(String name, Task task) {
        if (!isNamed(name)) {
            throw new IllegalArgumentException("there is no panel '" + name + "'" + Spelling.hint(name, NAMES));
        }
        String resource = FOLDER + (name.equals(DEFAULT) ? "" : name + "-") + Tasks.name(task) + ".yaml";
        return parse(new YamlFile(resource, text(resource)), task);
    }

    /**
     * Reads a panel file.
     *
     * @throws InvalidConfigurationException with everything that is wrong with it
     */
    public static Panel load(Path file, Task task) {
        return parse(YamlFile.read(file), task);
    }

    /** The panel of this name, or else the one in the file of this name. */
    public static Panel resolve(String nameOrFile, Task task) {
        return isNamed(nameOrFile) ? named(nameOrFile, task) : load(Path.of(nameOrFile), task);
    }

    /** Whether a panel that comes along has this name. */
    public static boolean isNamed(String name) {
        return NAMES.contains(name);
    }

    static List<String> names() {
        return NAMES;
    }

    private static Panel parse(YamlFile file, Task task) {
        Problems problems = new Problems();
        Section top = file.top(problems, System::getenv);
        Optional<Panel> panel =
                new PanelReader(top, problems, Catalogue.load()).read(Optional.of(task), Optional.empty());
        problems.refuse(file.name());
        return panel.orElseThrow();
    }

    private static String text(String resource) {
        try (InputStream in = Panels.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the panel " + resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the panel " + resource, e);
        }
    }
}
