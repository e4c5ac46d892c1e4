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
    /**
     * Takes it out of a record.
     *
     * @throws UnreadableRecordException if the record does not have it
     */
    public String read(Field.Group record) {
        Pick pick = new Pick("feature '" + name + "'", path);
        Field field = pick.in(record);
        boolean absent = field instanceof Field.Missing || field instanceof Field.Null;
        String word = absent && missing.isPresent() ? missing.get() : pick.word(field);
        return buckets.isEmpty() ? word : Integer.toString(Hash.below(Hash.of(word), buckets.getAsInt()));
    }
}
