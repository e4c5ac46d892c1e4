package moestro.app.tune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.Panel;

/** How a panel's experts may be changed. */
final class Moves {
    private final List<Recording> candidates;
    private final Map<Panel.Member, Double> micros = new LinkedHashMap<>();
    private final double overhead;

    /**
     * Changes by these.
     *
     * @param heard whoever may stand in a panel
     * @param candidates those of them who may come into one
     */
    Moves(List<Recording> heard, List<Recording> candidates) {
        this.candidates = candidates;
        heard.forEach(
                recording -> micros.put(recording.member(), recording.score().micros()));
        this.overhead = micros.values().stream().min(Double::compare).orElse(0.0);
    }

    /** One more expert. */
    List<Move> additions(Contender current) {
        List<Move> moves = new ArrayList<>();
        for (Recording recording : candidates) {
            if (!current.panel().members().contains(recording.member())) {
                Panel panel = current.with(recording.member());
                double more = share(panel) * (micros.get(recording.member()) - overhead);
                moves.add(new Move(
                        "+ " + recording.member().name(), panel, current.score().micros() + more));
            }
        }
        return moves;
    }

    /** Another expert in place of one. */
    List<Move> exchanges(Contender current) {
        List<Move> moves = new ArrayList<>();
        for (Panel.Member old : current.panel().members()) {
            for (Recording recording : candidates) {
                if (!current.panel().members().contains(recording.member())) {
                    Panel panel = current.exchanged(old, recording.member());
                    double more = share(panel) * (micros.get(recording.member()) - micros.get(old));
                    moves.add(new Move(
                            "- " + old.name() + " + " + recording.member().name(),
                            panel,
                            current.score().micros() + more));
                }
            }
        }
        return moves;
    }

    /** The least share of records that an expert of a panel has to do with. */
    private static double share(Panel panel) {
        return panel.members().size() <= panel.gate().k() ? 1 : panel.training().othersShare();
    }
}
