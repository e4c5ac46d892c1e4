package moestro.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import moestro.avro.Event;
import moestro.mixture.Features;

/** How an event of the user's becomes one of ours: named functions, in the order in which they were given. */
final class Shape<E> implements Contract<E> {
    private final List<NumericFeature<E>> numbers;
    private final List<NominalFeature<E>> categories;

    /** One numeric feature. */
    record NumericFeature<E>(String name, ToDoubleFunction<? super E> of) {}

    /** One nominal feature. */
    record NominalFeature<E>(String name, Function<? super E, String> of) {}

    Shape(List<NumericFeature<E>> numbers, List<NominalFeature<E>> categories) {
        this.numbers = List.copyOf(numbers);
        this.categories = List.copyOf(categories);
    }

    Features features() {
        List<String> numberNames = new ArrayList<>();
        List<String> categoryNames = new ArrayList<>();
        numbers.forEach(number -> numberNames.add(number.name));
        categories.forEach(category -> categoryNames.add(category.name));
        return new Features(numberNames, categoryNames);
    }

    @Override
    public byte[] encode(String id, long time, E event) {
        float[] values = new float[numbers.size()];
        String[] words = new String[categories.size()];
        for (int i = 0; i < values.length; i++) {
            NumericFeature<E> number = numbers.get(i);
            values[i] = (float) (double) feature(number.name, id, event, number.of::applyAsDouble);
        }
        for (int i = 0; i < words.length; i++) {
            NominalFeature<E> category = categories.get(i);
            words[i] = feature(category.name, id, event, category.of);
        }
        return Event.CODEC.encode(new Event(id, time, values, words));
    }

    private static <E, T> T feature(String name, String id, E event, Function<? super E, T> of) {
        T value;
        try {
            value = of.apply(event);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("feature '" + name + "' of event '" + id + "' threw " + e, e);
        }
        if (value == null) {
            throw new IllegalArgumentException("feature '" + name + "' of event '" + id + "' is null");
        }
        return value;
    }
}
