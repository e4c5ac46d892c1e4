package moestro.app.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Panel;
import org.junit.jupiter.api.Test;

final class HoldoutTest {
    private final Toys toys = new Toys();
    private final CsvStream whole = Toys.stream(2000, 9, 6);
    private final Setup prefix = toys.setup(
            whole.prefix(800), Double.POSITIVE_INFINITY, toys.seer("keen", 0, .9, 1), toys.seer("dull", 1, .6, 1));
    private final Map<String, Panel> others = Map.of("keen", Toys.panel("keen"), "dull", Toys.panel("dull"));

    @Test
    void theBetterPanelIsSaidToBeBetter() {
        Holdout holdout = Holdout.of(whole, prefix, Toys.panel("keen"), others);

        assertTrue(holdout.verdict("dull").endsWith("better"), holdout.verdict("dull"));
        assertTrue(holdout.verdict("keen").endsWith("no clear difference"), holdout.verdict("keen"));
    }

    @Test
    void theWorsePanelIsSaidToBeWorse() {
        Holdout holdout = Holdout.of(whole, prefix, Toys.panel("dull"), others);

        assertTrue(holdout.verdict("keen").endsWith("worse"), holdout.verdict("keen"));
    }

    @Test
    void onlyRecordsAfterThePrefixCount() {
        Holdout holdout = Holdout.of(whole, prefix, Toys.panel("keen"), others);

        assertEquals(1200, holdout.chosen().quality().count());
    }
}
