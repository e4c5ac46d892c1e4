package moestro.experts.support;

import java.util.Locale;

/** What an expert sees in place of the categories of an event. */
public enum Encoding {
    /** An input for each category, 1 where it is the event's. */
    ONE_HOT,
    /** One number for each feature: the category's code, see {@link moestro.mixture.Input#ordinals()}. */
    ORDINAL,
    /** For each feature the mean target of its category: {@link TargetMeans}. */
    TARGET_MEAN,
    /** A fixed number of inputs that all categories share: {@link HashedColumns}. */
    HASHING;

    /** What a panel calls it: lower case, words joined by hyphens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
