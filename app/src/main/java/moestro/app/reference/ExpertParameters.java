package moestro.app.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moestro.mixture.Catalogue;
import moestro.mixture.Encoder;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Features;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/** The parameters of each type of expert, as its factory asks for them. */
final class ExpertParameters {
    private static final List<Task> TASKS =
            List.of(new Task.Regression(), new Task.Classification(List.of("one", "other")));
    private static final Features SOME = new Features(
            IntStream.range(0, 8).mapToObj(i -> "number-" + i).toList(),
            IntStream.range(0, 8).mapToObj(i -> "category-" + i).toList());

    private ExpertParameters() {}

    /** The types there are. */
    static List<String> types() {
        return List.copyOf(new TreeMap<>(Catalogue.load().factories()).keySet());
    }

    /** Which tasks a type can do, in words. */
    static String tasks(String type) {
        ExpertFactory factory = Catalogue.load().factories().get(type);
        boolean numbers = factory.supports(TASKS.getFirst());
        boolean classes = factory.supports(TASKS.getLast());
        return numbers && classes ? "numbers and classes" : numbers ? "numbers" : "classes";
    }

    /** A parameter and what it may be. */
    record Described(Shape shape, String byDefault) {}

    /** The parameters of a type, by name. */
    static Map<String, Described> of(String type) {
        ExpertFactory factory = Catalogue.load().factories().get(type);
        Map<String, Described> all = new TreeMap<>();
        for (Task task : TASKS) {
            if (factory.supports(task)) {
                Parameters asked = Parameters.none();
                factory.create(new ExpertSettings(task, new Encoder(task, SOME).layout(), 0, asked));
                asked.asked()
                        .forEach((name, ask) ->
                                all.merge(name, described(factory, name, ask), ExpertParameters::either));
            }
        }
        return all;
    }

    private static Described described(ExpertFactory factory, String name, Parameters.Ask ask) {
        if (factory.durations().contains(name)) {
            return new Described(new Shape.Span(), (long) ask.byDefault() + "ms");
        }
        List<String> names = factory.choices().get(name);
        return names == null
                ? new Described(PanelKeys.shape(ask), PanelKeys.byDefault(ask))
                : new Described(new Shape.Word(names), names.get((int) ask.byDefault()));
    }

    /** A default that differs from task to task is told twice. */
    private static Described either(Described numbers, Described classes) {
        String both = Stream.of(numbers.byDefault() + " (numbers)", classes.byDefault() + " (classes)")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return numbers.byDefault().equals(classes.byDefault()) ? numbers : new Described(numbers.shape(), both);
    }
}
