package moestro.app.intake;

import java.util.Optional;
import java.util.OptionalInt;
import moestro.mixture.Hash;
import moestro.topology.UnreadableRecordException;

/**
 * One category of an event, and how it comes out of a record.
 *
 * @param name of the feature
 * @param path where it stands
 * @param buckets how many categories there are at most, into which all words are hashed; if nothing, as many as there
 *     are words
 * @param missing what is taken where the field is missing or null; if nothing, there must be one
 */
public record CategoryFeature(String name, FieldPath path, OptionalInt buckets, Optional<String> missing) {
    /** What it is made of, as people read it: two that say the same make the same of every record. */
    String made() {
        return "'" + path + "'"
                + (buckets.isPresent() ? " in " + buckets.getAsInt() + " buckets" : "")
                + missing.map(word -> ", or '" + word + "'").orElse("");
    }

    /**
     * Takes it out of a record.
     *
     * @throws UnreadableRecordException if the record does not have it
     */
    String read(Reading record) {
        Pick pick = new Pick("feature '" + name + "'", path);
        Field field = pick.in(record);
        String word = Pick.isAbsent(field) && missing.isPresent() ? missing.get() : pick.word(field);
        return buckets.isEmpty() ? word : Integer.toString(Hash.below(Hash.of(word), buckets.getAsInt()));
    }
}
