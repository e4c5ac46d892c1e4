package moestro.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import moestro.mixture.Features;
import org.junit.jupiter.api.Test;

class MeaningTest {
    private static final Features FEATURES = new Features(List.of("wind", "hour"), List.of());
    private static final Meaning MEANING = new Meaning(1, Map.of("wind", "'a'", "hour", "'at' by day"));

    private static Basis basis(Optional<Meaning> meaning) {
        return Basis.ofStandardizer(FEATURES, meaning);
    }

    private static String refusal(Optional<Meaning> before, Meaning now) {
        return basis(Optional.of(now)).refusal("standardizer", basis(before).text());
    }

    @Test
    void aDeploymentWithoutAnIntakeKeepsItsBasis() {
        assertEquals("numbers: [wind, hour]", basis(Optional.empty()).text());
    }

    @Test
    void whatNoEarlierVersionSaidIsUnknownAndNoReasonToRefuse() {
        assertNull(refusal(Optional.empty(), MEANING));
        assertNull(basis(Optional.empty())
                .refusal("standardizer", basis(Optional.of(MEANING)).text()));
        assertEquals(Optional.empty(), Meaning.in("numbers: [wind, hour]".getBytes(UTF_8)));
        assertEquals(Optional.empty(), Meaning.in((byte[]) null));
    }

    @Test
    void whatIsTheSameIsNoReasonToRefuse() {
        assertNull(refusal(Optional.of(MEANING), MEANING));
        assertEquals(
                Optional.of(MEANING),
                Meaning.in(basis(Optional.of(MEANING)).text().getBytes(UTF_8)));
    }

    @Test
    void aFeatureMadeOfSomethingElseIsRefusedWithWhatItWasAndIs() {
        String refusal = refusal(Optional.of(MEANING), new Meaning(1, Map.of("wind", "'b'", "hour", "'at' by day")));

        assertTrue(refusal.startsWith("feature 'wind' was 'a', and is now 'b': "), refusal);
    }

    @Test
    void anotherEditionMayMeanSomethingElse() {
        assertNull(refusal(Optional.of(MEANING), new Meaning(2, Map.of("wind", "'b'", "hour", "'at' by day"))));
    }

    @Test
    void aFeatureThatIsGoneOrNewIsNoMatterOfMeaning() {
        assertEquals(Optional.empty(), new Meaning(1, Map.of("gust", "'b'")).refusal(MEANING));
    }

    @Test
    void otherNumbersAreRefusedAsEver() {
        String refusal = Basis.ofStandardizer(new Features(List.of("wind"), List.of()), Optional.of(MEANING))
                .refusal("standardizer", basis(Optional.of(MEANING)).text());

        assertEquals(
                "store 'standardizer' holds a model of another deployment: was 'numbers: [wind, hour]', is now"
                        + " 'numbers: [wind]'; undo the change to go on, or raise 'edition' to learn again from the"
                        + " lessons",
                refusal);
    }

    @Test
    void namesAndFieldsMayHaveAnyCharacters() {
        Meaning odd = new Meaning(1, Map.of("a\tb\nmade in edition 9", "of\nx"));

        assertNull(refusal(Optional.of(odd), odd));
        assertTrue(refusal(Optional.of(odd), new Meaning(1, Map.of("a\tb\nmade in edition 9", "y")))
                .startsWith("feature 'a b made in edition 9' was of x, and is now y"));
    }
}
