package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("HOST", "kafka", "EMPTY", "", "TRICKY", "${HOST}$1\\");

    @Test
    void variablesArePutInAnywhere() {
        assertEquals("kafka:9092,kafka:9093", fill("${HOST}:9092,${HOST}:9093"));
        assertEquals("", fill("${EMPTY}"));
    }

    @Test
    void aDefaultStandsInForWhatIsMissingOrEmpty() {
        assertEquals("local host", fill("${NONE:-local host}"));
        assertEquals("x", fill("${EMPTY:-x}"));
        assertEquals("", fill("${NONE:-}"));
        assertEquals("kafka", fill("${HOST:-x}"));
    }

    @Test
    void whatIsPutInIsNotLookedAtAgain() {
        assertEquals("${HOST}$1\\", fill("${TRICKY}"));
    }

    @Test
    void dollarsStay() {
        assertEquals("$HOST costs $5, ${HOST}", fill("$HOST costs $5, $${HOST}"));
    }

    @Test
    void aMissingVariableIsNamed() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> fill("a${NONE}"));

        assertEquals(
                "the environment variable NONE is not set; set it, or give a default: ${NONE:-default}",
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${A B}", "${HOST", "${HOST:x}", "${HOST:-x"})
    void aMalformedPlaceIsRefused(String value) {
        assertThrows(IllegalArgumentException.class, () -> fill(value));
    }

    private static String fill(String value) {
        return Placeholders.fill(value, ENVIRONMENT::get);
    }
}
