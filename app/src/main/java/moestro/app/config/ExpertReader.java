package moestro.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moestro.mixture.Catalogue;
import moestro.mixture.Encoder;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * Reads the experts of one panel, one by one. Each is made once, for its factory to say whether its parameters are
 * right.
 */
final class ExpertReader {
    /** Stand-ins for features that are not known yet: what is wrong for few and for many is wrong for any. */
    private static final List<Features> FEW_AND_MANY = List.of(madeUp(8), madeUp(512));

    private static final List<String> RESERVE = List.of("true", "false");

    private final Map<String, ExpertFactory> factories;
    private final Problems problems;
    private final Optional<Task> task;
    private final List<Features> features;
    private final Map<String, Integer> linesOfNames = new HashMap<>();

    /**
     * A reader for a panel.
     *
     * @param task without it, parameters are not checked
     * @param features without them, parameters are checked but for what depends on them
     */
    ExpertReader(Catalogue catalogue, Problems problems, Optional<Task> task, Optional<Features> features) {
        this.factories = catalogue.factories();
        this.problems = problems;
        this.task = task;
        this.features = features.map(List::of).orElse(FEW_AND_MANY);
    }

    /** Reads one; every key but name, type and reserve is a parameter. Without a name it is named as its type. */
    Optional<Panel.Member> read(Section entry) {
        entry.require("type", "one of " + String.join(", ", factories.keySet()));
        Optional<Scalar> type = entry.scalar("type");
        Optional<Scalar> named = entry.has("name") ? entry.scalar("name") : type;
        boolean reserve = entry.word("reserve", RESERVE).filter("true"::equals).isPresent();
        Optional<ExpertFactory> factory = type.flatMap(this::factory);
        Settings settings = Settings.read(entry, entry.rest(), choices(factory), durations(factory), problems);
        if (named.isEmpty() || factory.isEmpty()) {
            return Optional.empty();
        }
        check(entry, "expert '" + named.get().shown() + "': ", factory.get(), settings);
        return member(named.get(), factory.get().type(), settings.values(), reserve);
    }

    /** Without a factory those of all: a misspelt type is wrong, and not what is right for the one that was meant. */
    private Map<String, List<String>> choices(Optional<ExpertFactory> factory) {
        if (factory.isPresent()) {
            return factory.get().choices();
        }
        Map<String, List<String>> all = new HashMap<>();
        for (ExpertFactory other : factories.values()) {
            other.choices().forEach((key, names) -> all.merge(key, names, ExpertReader::union));
        }
        return all;
    }

    private Set<String> durations(Optional<ExpertFactory> factory) {
        return factory.map(ExpertFactory::durations)
                .orElseGet(() -> factories.values().stream()
                        .flatMap(other -> other.durations().stream())
                        .collect(Collectors.toSet()));
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private Optional<ExpertFactory> factory(Scalar type) {
        ExpertFactory factory = factories.get(type.text());
        if (factory == null) {
            problems.add(
                    type.line(),
                    "there is no expert type '" + type.shown() + "'" + Spelling.hint(type.shown(), factories.keySet()));
        }
        return Optional.ofNullable(factory);
    }

    private Optional<Panel.Member> member(Scalar name, String type, Map<String, Double> parameters, boolean reserve) {
        Integer taken = linesOfNames.putIfAbsent(name.text(), name.line());
        if (taken != null) {
            String text = "an expert named '" + name.shown() + "' is already on line " + taken;
            problems.add(name.line(), text + "; give each a 'name' of its own");
            return Optional.empty();
        }
        try {
            return Optional.of(new Panel.Member(name.text(), type, parameters, reserve));
        } catch (IllegalArgumentException e) {
            problems.add(name.line(), name.censored(e.getMessage()));
            return Optional.empty();
        }
    }

    private void check(Section entry, String whose, ExpertFactory factory, Settings settings) {
        if (task.isEmpty()) {
            return;
        }
        if (factory.supports(task.get())) {
            settings.acceptedBy(whose, parameters -> make(factory, task.get(), parameters));
        } else {
            String others = factories.values().stream()
                    .filter(other -> other.supports(task.get()))
                    .map(ExpertFactory::type)
                    .collect(Collectors.joining(", "));
            entry.complain(
                    "type",
                    whose + "type '" + factory.type() + "' cannot do " + Tasks.name(task.get()) + "; these can: "
                            + others);
        }
    }

    /** Makes the expert for the first features with which it can be made, and forgets it. */
    private void make(ExpertFactory factory, Task what, Parameters parameters) {
        IllegalArgumentException refusal = null;
        for (Features any : features) {
            try {
                factory.create(new ExpertSettings(what, new Encoder(what, any).layout(), 0, parameters));
                return;
            } catch (IllegalArgumentException e) {
                refusal = refusal == null ? e : refusal;
            }
        }
        throw refusal;
    }

    private static Features madeUp(int many) {
        List<String> names = IntStream.range(0, many).mapToObj(String::valueOf).toList();
        return new Features(
                names, names.stream().map(name -> "category-" + name).toList());
    }
}
