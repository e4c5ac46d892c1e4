package moestro.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.roster.RosterSettings;
import moestro.mixture.route.RouterKind;

/** Reads gate, training, roster and experts. */
final class PanelReader {
    private static final List<String> GATE_KEYS = GateSettings.parameters();

    private static final List<String> ROSTER_KEYS = RosterSettings.parameters();

    private final Section section;
    private final Problems problems;
    private final Catalogue catalogue;

    /** A reader of a section that has {@code experts} and maybe {@code gate}, {@code training} and {@code roster}. */
    PanelReader(Section section, Problems problems, Catalogue catalogue) {
        this.section = section;
        this.problems = problems;
        this.catalogue = catalogue;
    }

    /**
     * Reads the panel; nothing if there is a problem.
     *
     * @param task without it, parameters of experts are not checked
     * @param features without them, parameters are checked but for what depends on them
     */
    Optional<Panel> read(Optional<Task> task, Optional<Features> features) {
        GateSettings gate = section.section("gate").map(this::gate).orElseGet(GateSettings::defaults);
        Panel.Training training =
                section.section("training").map(PanelReader::training).orElseGet(Panel.Training::defaults);
        RosterSettings roster = section.section("roster").map(this::roster).orElseGet(RosterSettings::defaults);
        List<Panel.Member> members = experts(new ExpertReader(catalogue, problems, task, features));
        members.addAll(spare());
        section.refuseUnknown();
        return problems.isEmpty() ? panel(members, gate, training, roster) : Optional.empty();
    }

    private Optional<Panel> panel(
            List<Panel.Member> members, GateSettings gate, Panel.Training training, RosterSettings roster) {
        try {
            return Optional.of(new Panel(members, gate, training, roster));
        } catch (IllegalArgumentException e) {
            section.complain("experts", e.getMessage());
            return Optional.empty();
        }
    }

    private RosterSettings roster(Section roster) {
        Settings settings =
                Settings.read(roster, ROSTER_KEYS.stream().filter(roster::has).toList(), Map.of(), problems);
        roster.refuseUnknown();
        return settings.acceptedBy("roster: ", RosterSettings::of)
                ? RosterSettings.of(new Parameters(settings.values()))
                : RosterSettings.defaults();
    }

    private GateSettings gate(Section gate) {
        RouterKind router =
                kind(gate, "router", RouterKind.values(), RouterKind::key).orElse(RouterKind.LINEAR);
        BalancerKind balancer =
                kind(gate, "balancer", BalancerKind.values(), BalancerKind::key).orElse(BalancerKind.LOSS_FREE);
        Settings settings =
                Settings.read(gate, GATE_KEYS.stream().filter(gate::has).toList(), Map.of(), problems);
        gate.refuseUnknown();
        return settings.acceptedBy("gate: ", given -> GateSettings.of(given, router, balancer))
                ? GateSettings.of(new Parameters(settings.values()), router, balancer)
                : GateSettings.defaults();
    }

    private static <K> Optional<K> kind(Section gate, String key, K[] kinds, Function<K, String> name) {
        Map<String, K> byName = new LinkedHashMap<>();
        for (K kind : kinds) {
            byName.put(name.apply(kind), kind);
        }
        return gate.word(key, byName.keySet()).map(byName::get);
    }

    private static Panel.Training training(Section training) {
        Panel.Training defaults = Panel.Training.defaults();
        long everybodyUntil =
                training.whole("everybody-until", 0, Integer.MAX_VALUE).orElse((long) defaults.everybodyUntil());
        double othersShare = training.number("others-share", 0, 1).orElse(defaults.othersShare());
        training.refuseUnknown();
        return new Panel.Training((int) everybodyUntil, othersShare);
    }

    private List<Panel.Member> spare() {
        List<Panel.Member> seats = new ArrayList<>();
        for (String name : section.distinct("spare", "spare seat", new HashMap<>())) {
            try {
                seats.add(Panel.Member.spare(name));
            } catch (IllegalArgumentException e) {
                section.complain("spare", e.getMessage());
            }
        }
        return seats;
    }

    private List<Panel.Member> experts(ExpertReader reader) {
        section.require("experts", "a list of at least one, such as - { name: near, type: nearest-neighbors }");
        section.refuseEmptyList("experts", "a panel needs at least one");
        List<Panel.Member> members = new ArrayList<>();
        for (Section entry : section.sections("experts", "an expert")) {
            reader.read(entry).ifPresent(members::add);
        }
        return members;
    }
}
