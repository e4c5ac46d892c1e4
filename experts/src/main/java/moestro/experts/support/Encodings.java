package moestro.experts.support;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;

/**
 * The encodings that a type of expert offers, by the parameter {@code encoding}; with {@code hashing}, {@code buckets}
 * (32) says how many inputs the categories share. Without the parameter the expert sees events as they are, which is
 * the first one of the list.
 */
public final class Encodings {
    /** For linear models, nets and neighbours. */
    public static final Encodings ONE_HOT_FIRST =
            new Encodings(List.of(Encoding.ONE_HOT, Encoding.ORDINAL, Encoding.TARGET_MEAN, Encoding.HASHING));

    /** For trees, which would have to split once for each one-hot input. */
    public static final Encodings ORDINAL_FIRST =
            new Encodings(List.of(Encoding.ORDINAL, Encoding.TARGET_MEAN, Encoding.HASHING));

    private static final String PARAMETER = "encoding";

    private final List<Encoding> offered;

    private Encodings(List<Encoding> offered) {
        this.offered = offered;
    }

    /** For {@link moestro.mixture.ExpertFactory#choices()}. */
    public Map<String, List<String>> choices() {
        return Map.of(PARAMETER, names());
    }

    /** What the parameter is for an encoding: its index. */
    public double number(Encoding encoding) {
        return offered.indexOf(encoding);
    }

    private List<String> names() {
        return offered.stream().map(Encoding::text).toList();
    }

    /**
     * Makes an expert that sees events as the parameters say.
     *
     * @param settings as the factory got them
     * @param maker makes the expert for what it sees; refuses unknown parameters
     */
    public Expert make(ExpertSettings settings, Function<ExpertSettings, Expert> maker) {
        Parameters parameters = settings.parameters();
        Encoding encoding = offered.get(parameters.choice(PARAMETER, names(), 0));
        int buckets = encoding == Encoding.HASHING ? parameters.whole("buckets", 32, 1, 4096) : 0;
        Layout layout = settings.layout();
        if (encoding == offered.getFirst() || layout.categories() == 0) {
            return maker.apply(settings);
        }
        CategoryColumns columns = switch (encoding) {
            case ORDINAL -> new OrdinalColumns(layout);
            case TARGET_MEAN -> new TargetMeans(layout, settings.task());
            case HASHING -> new HashedColumns(layout, buckets, settings.seed());
            case ONE_HOT -> throw new IllegalStateException("nobody offers one-hot but as the first one");
        };
        Layout seen = EncodedExpert.seen(layout, columns);
        Expert expert = maker.apply(new ExpertSettings(settings.task(), seen, settings.seed(), parameters));
        return new EncodedExpert(layout, columns, expert);
    }
}
