package moestro.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Names that state, groups and rights hang on: they must stay what they are. */
class HalfTest {
    @Test
    void idsAndDirectoriesStayWhatTheyAre() {
        assertEquals("flights-serve", Half.SERVE.applicationId("flights"));
        assertEquals("flights-learn", Half.LEARN.applicationId("flights"));
        assertEquals("flights-learn-forest", Half.apart("forest").applicationId("flights"));
        assertEquals(Path.of("state", "learn-forest"), Half.apart("forest").directory(Path.of("state")));
        assertEquals(Path.of("state", "learn"), Half.LEARN.directory(Path.of("state")));
    }
}
