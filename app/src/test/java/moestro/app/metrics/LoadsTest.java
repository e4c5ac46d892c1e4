package moestro.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.IntStream;
import moestro.avro.RoutingReport;
import org.junit.jupiter.api.Test;

class LoadsTest {
    private static final List<String> EXPERTS = List.of("a", "b", "c", "d", "e");

    private final Loads loads = new Loads(EXPERTS, 1.2, 1000);

    @Test
    void measuresOfTheLoadAreThoseOfAllTasksTogether() {
        loads.add("0_0", report(40, 10, 15, 0, 0), 1, .2);
        loads.add("0_1", report(10, 20, 0, 5, 0), 2, .6);

        // Of loads 50, 30, 15, 5, 0, computed apart from this code.
        assertEquals(.709639, value("moestro_load_entropy_ratio"), 1e-6);
        assertEquals(3.133404, value("moestro_load_effective_experts"), 1e-6);
        assertEquals(.825, value("moestro_load_squared_variation"), 1e-6);
        assertEquals(1.5, value("moestro_load_max_violation"), 1e-12);
        assertEquals(.467318, value("moestro_load_divergence_nats"), 1e-6);
        assertEquals(.547945, value("moestro_load_jain"), 1e-6);
        assertEquals(.5, value("moestro_load_gini"), 1e-12);
        assertEquals(.5, value("moestro_expert_share{expert=\"a\"}"), 1e-12);
        assertEquals((65 * .2 + 35 * .6) / 100, value("moestro_record_entropy_ratio"), 1e-12);
        assertEquals(3, value("moestro_degraded_predictions_total"));
    }

    @Test
    void countsGoOnWhileTheLoadIsThatOfTheLastReport() {
        loads.add("0_0", report(90, 10, 0, 0, 0), 0, .2);
        loads.add("0_0", report(10, 90, 0, 0, 0), 0, .2);

        assertEquals(100, value("moestro_expert_routed_total{expert=\"a\"}"));
        assertEquals(.1, value("moestro_expert_share{expert=\"a\"}"), 1e-12);
    }

    @Test
    void aTaskThatLeftCountsForNothingPresent() {
        loads.add("0_0", report(90, 10, 0, 0, 0), 0, .2);
        loads.pending("0_0", 7);
        loads.pending("0_1", 8);
        loads.remove("0_0");

        String text = Scrape.of(loads);
        assertFalse(text.contains("moestro_expert_share"), text);
        assertFalse(text.contains("moestro_pending{task=\"0_0\"}"), text);
        assertEquals(8, value("moestro_pending{task=\"0_1\"}"));
        assertEquals(90, value("moestro_expert_routed_total{expert=\"a\"}"), "counters never fall");
    }

    @Test
    void withoutAReportThereIsNoLoadToSpeakOf() {
        assertFalse(Scrape.of(loads).contains("moestro_load_gini"));
        assertEquals(0, value("moestro_expert_routed_total{expert=\"e\"}"), "so that its first increase is seen");
        assertEquals(5, value("moestro_experts"));
        assertEquals(1000, value("moestro_pending_most"));
    }

    private double value(String series) {
        return Scrape.value(Scrape.of(loads), series);
    }

    private static RoutingReport report(int... routed) {
        int sum = IntStream.of(routed).sum();
        List<RoutingReport.ExpertLoad> perExpert = IntStream.range(0, routed.length)
                .mapToObj(e -> new RoutingReport.ExpertLoad(
                        EXPERTS.get(e), routed[e], routed[e], (double) routed[e] / sum, .5, 0, false))
                .toList();
        return new RoutingReport(0, 0, sum, perExpert, 0, 0, 0);
    }
}
