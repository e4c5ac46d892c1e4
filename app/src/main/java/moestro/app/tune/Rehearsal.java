package moestro.app.tune;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.app.evaluate.Prequential;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A mixture whose experts repeat what they answered when they were heard alone: the gate is the real one, the experts
 * cost nothing. It tells what is worth a trial; it is no trial, since in a panel experts learn less than alone.
 */
final class Rehearsal {
    private static final String TYPE = "recording";

    private final Setup setup;
    private final Map<Panel.Member, Recording> recordings = new LinkedHashMap<>();
    private final Map<Panel, Double> known = new HashMap<>();

    /** Rehearsals with these. */
    Rehearsal(Setup setup, List<Recording> recordings) {
        this.setup = setup;
        recordings.forEach(recording -> this.recordings.put(recording.member(), recording));
    }

    /** The loss of a panel of recorded experts. */
    double loss(Panel panel) {
        Double before = known.get(panel);
        if (before == null) {
            before = play(panel);
            known.put(panel, before);
        }
        return before;
    }

    private double play(Panel panel) {
        Tape tape = new Tape(panel.members().stream().map(recordings::get).toList());
        List<Panel.Member> players = panel.members().stream()
                .map(member -> new Panel.Member(member.name(), TYPE, Map.of()))
                .toList();
        Mixture mixture = new Mixture(
                setup.stream().task(),
                setup.stream().features(),
                new Panel(players, panel.gate(), panel.training()),
                new Catalogue(List.of(tape)),
                setup.seed());
        Scorer scorer = setup.scorer();
        Prequential.run(setup.stream(), mixture, setup.delay(), done -> {}, (record, prediction, label) -> {
            scorer.predicted(record, prediction.output());
            tape.record = record + 1;
        });
        return scorer.score().loss();
    }

    /** Makes players of recordings, in the panel's order, and knows which record it is. */
    private static final class Tape implements ExpertFactory {
        private final List<Recording> recordings;
        private int made;
        private int record;

        Tape(List<Recording> recordings) {
            this.recordings = recordings;
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public Expert create(ExpertSettings settings) {
            return new Player(this, recordings.get(made++));
        }
    }

    /** Has nothing to learn, and no state. */
    private record Player(Tape tape, Recording recording) implements Expert {

        @Override
        public void predict(Input input, float[] output) {
            System.arraycopy(recording.answers(), tape.record * output.length, output, 0, output.length);
        }

        @Override
        public void learn(Input input, float target) {}

        @Override
        public void writeModel(StateWriter out) {}

        @Override
        public void writeTraining(StateWriter out) {}

        @Override
        public void readModel(StateReader in) {}

        @Override
        public void readTraining(StateReader in) {}
    }
}
