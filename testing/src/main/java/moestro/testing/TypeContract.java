package moestro.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a type says of itself, and refuses.
 */
interface TypeContract extends ExpertsAsked {
    @Test
    default void everyTypeHasANameOfItsOwnInLowerCaseAndHyphens() {
        Set<String> seen = new HashSet<>();
        for (ExpertFactory factory : factories()) {
            assertTrue(factory.type().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), factory.type());
            assertTrue(seen.add(factory.type()), () -> "two experts are of type " + factory.type());
        }
        assertFalse(seen.isEmpty());
    }

    @Test
    default void everyTypeSupportsSomeTask() {
        for (ExpertFactory factory : factories()) {
            assertTrue(TASKS.stream().anyMatch(factory::supports), factory.type());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void anUnknownParameterIsRefusedByName(ExpertUnderTest expert) {
        Layout layout = expert.stream().layout();
        Parameters parameters = new Parameters(Map.of("no-such-parameter", 1.0));
        ExpertSettings settings = new ExpertSettings(expert.task(), layout, 1, parameters);

        String message = assertThrows(
                        IllegalArgumentException.class, () -> expert.factory().create(settings))
                .getMessage();

        assertTrue(message.contains("no-such-parameter"), message);
        assertTrue(message.contains(expert.factory().type()), message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void variantsAreAcceptedAndDiffer(ExpertUnderTest expert) {
        List<Map<String, Double>> variants = expert.factory().variants(expert.task());

        for (Map<String, Double> variant : variants) {
            Parameters parameters = new Parameters(variant);
            expert.factory()
                    .create(new ExpertSettings(expert.task(), expert.stream().layout(), 1, parameters));
        }

        assertEquals(variants.size(), new HashSet<>(variants).size());
        assertFalse(variants.contains(Map.of()), "the defaults are no variant");
    }
}
