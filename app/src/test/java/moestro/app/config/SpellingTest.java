package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void slipsAreCounted() {
        assertEquals(0, Spelling.distance("gate", "gate"));
        assertEquals(1, Spelling.distance("exprts", "experts"));
        assertEquals(1, Spelling.distance("gaet", "gate"));
        assertEquals(3, Spelling.distance("kitten", "sitting"));
        assertEquals(4, Spelling.distance("", "gate"));
    }

    @Property(tries = 200)
    void distanceIsTheSameBothWays(
            @ForAll @AlphaChars @StringLength(max = 8) String one,
            @ForAll @AlphaChars @StringLength(max = 8) String other) {
        assertEquals(Spelling.distance(one, other), Spelling.distance(other, one));
    }

    @Test
    void theNearestIsMeantAndTheFirstOfEquals() {
        assertEquals(Optional.of("gate"), Spelling.nearest("gaet", List.of("grate", "gate")));
        assertEquals(Optional.of("bat"), Spelling.nearest("rat", List.of("cat", "bat")));
    }

    @Test
    void whatIsFarIsNotMeant() {
        assertEquals(Optional.empty(), Spelling.nearest("colour", List.of("gate", "training", "experts")));
    }
}
