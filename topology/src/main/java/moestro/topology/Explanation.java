package moestro.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.ContractException;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Answer;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Merger;
import moestro.mixture.Mixture;
import moestro.mixture.Model;
import moestro.mixture.Question;
import moestro.mixture.Resting;
import moestro.mixture.Row;
import moestro.mixture.gate.Gate;
import moestro.mixture.gate.GateMean;
import moestro.mixture.roster.Incumbent;
import moestro.mixture.route.Selection;
import moestro.mixture.state.StateReader;

/**
 * Makes a prediction again: folds the lessons to the versions that the prediction names, and runs encoder, gate, experts
 * and merge on what is remembered of the event. What it rests on can so be seen, and that it was that.
 */
public final class Explanation {
    private final Deployment deployment;
    private final Catalogue catalogue;
    private final Prediction recorded;
    private final Lesson remembered;
    private final List<String> names;

    /**
     * An explanation to be.
     *
     * @param recorded the prediction as it stands on its topic
     * @param remembered its lesson, or what still waits for a label: the features as the gate saw them
     */
    public Explanation(Deployment deployment, Catalogue catalogue, Prediction recorded, Lesson remembered) {
        this.deployment = deployment;
        this.catalogue = catalogue;
        this.recorded = recorded;
        this.remembered = remembered;
        this.names = deployment.panel().names();
    }

    /**
     * Folds and predicts.
     *
     * @param log the lessons
     * @return the prediction made again
     * @throws IllegalStateException if a version that the prediction names is no lesson's offset
     */
    public Prediction repeat(LessonLog log) {
        Map<String, Long> versions = versions();
        Map<String, Map<String, byte[]>> models = fold(log.of(recorded.range()), versions);
        Long[] served = new Long[names.size()];
        List<Expert> experts = new ArrayList<>();
        for (int e = 0; e < served.length; e++) {
            served[e] = versions.getOrDefault(names.get(e), said(names.get(e)));
            experts.add((Incumbent) read(names.get(e), models));
        }
        ServedPanel panel = new ServedPanel(
                (moestro.mixture.Teacher) read(Mixture.ENCODER, models),
                (Gate) read(Mixture.GATE, models),
                experts,
                recorded.encoderVersion(),
                recorded.gateVersion(),
                Arrays.asList(served),
                recorded.range(),
                recorded.gates());
        return predict(recorded.gates().isEmpty() ? panel : averaged(panel, log));
    }

    /** The same panel with the mean of all ranges' gates, each folded from its own lessons. */
    private ServedPanel averaged(ServedPanel panel, LessonLog log) {
        List<GateMean.Member> members = new ArrayList<>();
        for (int range = 0; range < recorded.gates().size(); range++) {
            long version = recorded.gates().get(range);
            Map<String, Map<String, byte[]>> models =
                    fold(log.of(range), Map.of(Mixture.ENCODER, version, Mixture.GATE, version));
            moestro.mixture.Teacher teacher = (moestro.mixture.Teacher) read(Mixture.ENCODER, models);
            members.add(new GateMean.Member((Gate) read(Mixture.GATE, models), teacher.encoder()));
        }
        Gate mean = GateMean.of(members, panel.range(), panel.encoder(), (Gate) read(Mixture.GATE, Map.of()));
        return panel.by(mean, panel.gateVersion(), panel.gates());
    }

    /** Whether a prediction made again is the recorded one, bit for bit. Why a voice is missing is taken on trust. */
    public boolean isSame(Prediction repeated) {
        return Arrays.equals(Prediction.CODEC.encode(repeated), Prediction.CODEC.encode(recorded));
    }

    private Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        versions.put(Mixture.ENCODER, recorded.encoderVersion());
        versions.put(Mixture.GATE, recorded.gateVersion());
        recorded.routes().stream()
                .filter(route -> !isRemote(route.expert()))
                .forEach(route -> versions.put(route.expert(), route.version()));
        return versions;
    }

    /** What a remote expert has answered is taken on trust: its model is somewhere else. */
    private boolean isRemote(String expert) {
        int index = names.indexOf(expert);
        return index >= 0 && Remote.is(deployment.panel().members().get(index));
    }

    /** What a remote expert said of its version; -1 for any other. */
    private long said(String expert) {
        return recorded.routes().stream()
                .filter(route -> isRemote(expert) && route.expert().equals(expert))
                .mapToLong(Prediction.Route::version)
                .findFirst()
                .orElse(-1);
    }

    /** The served sections of each model at its version. */
    private Map<String, Map<String, byte[]>> fold(LessonLog log, Map<String, Long> versions) {
        Map<String, Map<String, byte[]>> models = new HashMap<>();
        Map<String, Long> missing = new HashMap<>(versions);
        missing.values().removeIf(version -> version < 0);
        Mixture mixture =
                new Mixture(deployment.task(), deployment.features(), deployment.panel(), catalogue, deployment.seed());
        LessonReader reader = new LessonReader(deployment);
        log.read((offset, value) -> {
            if (missing.isEmpty() || !learn(mixture, reader, value)) {
                return !missing.isEmpty();
            }
            missing.entrySet().removeIf(wanted -> {
                boolean here = wanted.getValue() == offset;
                if (here) {
                    models.put(wanted.getKey(), mixture.served(wanted.getKey()));
                }
                return here;
            });
            return !missing.isEmpty();
        });
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the prediction was made with " + missing
                    + ", and the lessons topic has no lessons at these offsets: it was made for another deployment, or"
                    + " lessons were deleted");
        }
        return models;
    }

    private static boolean learn(Mixture mixture, LessonReader reader, byte[] value) {
        try {
            if (reader.isCommand(value)) {
                mixture.obey(reader.command(value));
            } else {
                mixture.learn(reader.read(value));
            }
            return true;
        } catch (ContractException | UnusableLessonException e) {
            return false; // as learners do
        }
    }

    private Model read(String name, Map<String, Map<String, byte[]>> models) {
        Model model = ServedPanel.fresh(name, deployment, catalogue);
        if (models.containsKey(name)) {
            model.readModel(new StateReader(models.get(name)));
        }
        return model;
    }

    private Prediction predict(ServedPanel panel) {
        Row row = new Row(remembered.numbers(), remembered.categories());
        Input input = panel.encoder().encode(row, remembered.standardized(), remembered.history());
        List<Resting> resting = recorded.resting().stream()
                .map(name -> new Resting(names.indexOf(name), ""))
                .toList();
        boolean[] closed = Breakers.closedTo(panel.asleep(), resting, names.size());
        Selection selection = panel.gate().select(input, Hash.of(recorded.id()), closed);
        Answer[] answers = new Answer[selection.asked().length];
        for (int j = 0; j < answers.length; j++) {
            answers[j] = answer(selection.asked()[j], input, panel);
        }
        Question question =
                new Question(recorded.id(), row, remembered.standardized(), remembered.history(), selection, resting);
        var merged = new Merger(deployment.task())
                .merge(question, answers, panel.gate(), panel.encoder().labels(), deployment.panel());
        byte[] bytes = new Contracts(deployment).prediction(merged, panel, recorded.time());
        return withReasons(Prediction.CODEC.decode(bytes));
    }

    /** An expert that failed fails again; one that only was scored in the shadow has no voice. */
    private Answer answer(int expert, Input input, ServedPanel panel) {
        boolean answered =
                recorded.routes().stream().anyMatch(route -> route.expert().equals(names.get(expert)));
        if (answered && isRemote(names.get(expert))) {
            return Answer.kept(remembered.answers()[List.of(remembered.asked()).indexOf(names.get(expert))]);
        }
        return answered
                ? Answer.of(
                        panel.experts().get(expert),
                        input,
                        deployment.task(),
                        panel.encoder().labels())
                : Answer.none();
    }

    /** Why somebody failed is not repeated: the clock or the machine may have had a part in it. */
    private Prediction withReasons(Prediction again) {
        return new Prediction(
                again.id(),
                again.time(),
                again.output(),
                again.answer(),
                again.value(),
                again.deviation(),
                again.lower(),
                again.upper(),
                again.routes(),
                again.gateVersion(),
                again.encoderVersion(),
                recorded.degraded(),
                again.explored(),
                again.resting(),
                again.range(),
                again.gates());
    }
}
