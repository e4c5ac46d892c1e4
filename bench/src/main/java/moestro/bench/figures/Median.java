package moestro.bench.figures;

import java.util.Comparator;
import java.util.List;

/** The middle one. */
public final class Median {
    private Median() {}

    /** The figure with the middle ratio; of an even number, the lower of the two in the middle. */
    public static Figure ofRatios(List<Figure> figures) {
        return figures.stream()
                .sorted(Comparator.comparingDouble(Figure::ratio))
                .toList()
                .get((figures.size() - 1) / 2);
    }
}
