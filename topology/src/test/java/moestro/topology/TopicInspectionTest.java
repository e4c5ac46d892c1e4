package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicInspectionTest {
    private final TopicInspection inspection = new TopicInspection(
            Fixture.TOPICS,
            Fixture.TIME_TO_LIVE,
            false,
            "flights-serve",
            List.of("flights-learn", "flights-learn-forest"));

    @Test
    void theChangelogsAreThoseOfServingOfLearningAndOfEachExpertApart() {
        for (String topic : List.of(
                "flights-serve-pending-changelog",
                "flights-serve-standardizer-changelog",
                "flights-learn-learned-encoder-changelog",
                "flights-learn-learned-net-changelog",
                Audit.changelog("flights-learn-forest", "encoder"),
                Audit.changelog("flights-learn-forest", "forest"))) {
            assertTrue(inspection.isChangelog(topic), topic);
        }
        for (String topic : List.of(
                "flights-lessons",
                "flights-learn-net-learned-net-changelog",
                "flights-e2-learn-forest-learned-forest-changelog",
                "flights-learn-forest-learned-forest")) {
            assertFalse(inspection.isChangelog(topic), topic);
        }
    }
}
