package moestro.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.avro.Decision;
import moestro.avro.Feedback;
import moestro.avro.Label;
import moestro.avro.RoutingReport;
import moestro.mixture.Encoder;
import moestro.mixture.Features;
import moestro.mixture.Layout;
import moestro.mixture.Lesson;
import moestro.mixture.Pending;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.gate.Gate;
import moestro.mixture.metric.ClassQuality;
import moestro.mixture.metric.Load;
import moestro.mixture.roster.Command;

/** Between the contracts on the topics, which name experts and classes, and the mixture, which counts them. */
final class Contracts {
    private static final float[] FAILED = {};
    private static final double COVERAGE = .9;

    private final Task task;
    private final Features features;
    private final List<String> names;
    private final Layout layout;
    private final long shape;

    Contracts(Deployment deployment) {
        this.task = deployment.task();
        this.features = deployment.features();
        this.names = deployment.panel().names();
        this.layout = new Encoder(task, features).layout();
        this.shape = Basis.shapeOf(task, features);
    }

    byte[] prediction(Prediction made, ServedPanel panel, long eventTime) {
        List<moestro.avro.Prediction.Route> routes =
                new ArrayList<>(made.routes().size());
        for (Prediction.Route route : made.routes()) {
            routes.add(new moestro.avro.Prediction.Route(
                    names.get(route.expert()),
                    route.weight(),
                    route.logit(),
                    route.output(),
                    panel.expertVersions().get(route.expert())));
        }
        boolean classes = task instanceof Task.Classification;
        return moestro.avro.Prediction.CODEC.encode(new moestro.avro.Prediction(
                made.id(),
                eventTime,
                made.output(),
                task instanceof Task.Classification known
                        ? known.classes().get(ClassQuality.best(made.output()))
                        : null,
                classes ? null : (double) made.output()[0],
                made.spread() == null ? null : (double) made.spread().deviation(),
                made.spread() == null ? null : (double) made.spread().lower(COVERAGE),
                made.spread() == null ? null : (double) made.spread().upper(COVERAGE),
                routes,
                panel.gateVersion(),
                panel.encoderVersion(),
                made.degraded(),
                made.pending().explored() >= 0,
                namesOf(made.resting()),
                panel.range(),
                panel.gates()));
    }

    private List<String> namesOf(int[] experts) {
        return experts.length == 0
                ? List.of()
                : Arrays.stream(experts).mapToObj(names::get).toList();
    }

    /** What waits for its label: a lesson without one, after so many bytes of room. */
    byte[] pending(int room, Pending pending, long gateVersion, long eventTime) {
        int n = pending.asked().length;
        String[] asked = new String[n];
        float[][] answers = new float[n][];
        for (int j = 0; j < n; j++) {
            asked[j] = names.get(pending.asked()[j]);
            answers[j] = pending.answers()[j] == null ? FAILED : pending.answers()[j];
        }
        return moestro.avro.Lesson.CODEC.encode(
                room,
                new moestro.avro.Lesson(
                        pending.id(),
                        shape,
                        eventTime,
                        0,
                        null,
                        pending.row().numbers(),
                        pending.row().categories(),
                        pending.standardized(),
                        pending.history(),
                        asked,
                        pending.routed(),
                        pending.explored() < 0 ? null : names.get(pending.explored()),
                        pending.propensities(),
                        answers,
                        pending.scores(),
                        pending.combined(),
                        pending.output(),
                        pending.stackInputs(),
                        gateVersion,
                        pending.lessonsSeen()));
    }

    /** What is wrong with a label, or null. */
    String complaint(Feedback feedback) {
        return switch (feedback.label()) {
            case Label.Value(double value) ->
                task.isClassification()
                        ? "the label is the number " + value + ", but the task is classification"
                        : Soundness.complaint(value);
            case Label.ClassName(String name) ->
                task instanceof Task.Classification known
                        ? known.classes().contains(name)
                                ? null
                                : "the label '" + name + "' is none of the classes " + known.classes()
                        : "the label is the text '" + name + "', but the task is regression";
        };
    }

    /** The label as a lesson has it: the number, or the index of the class. */
    double label(Feedback feedback) {
        return switch (feedback.label()) {
            case Label.Value(double value) -> value;
            case Label.ClassName(String name) ->
                ((Task.Classification) task).classes().indexOf(name);
        };
    }

    /** A label of a lesson as people read it. */
    String shown(double label) {
        return task instanceof Task.Classification known
                ? "'" + known.classes().get((int) label) + "'"
                : Double.toString(label);
    }

    /** The lesson that a pending one becomes with a label that {@link #complaint} found no fault with. */
    byte[] lesson(byte[] pending, Feedback feedback) {
        return moestro.avro.Lesson.labelled(pending, feedback.time(), label(feedback));
    }

    /**
     * A lesson in the terms of this panel. An expert that the panel no longer has is left out.
     *
     * @throws moestro.avro.ContractException if it is no lesson
     * @throws UnusableLessonException if it does not fit the deployment's features or task
     */
    Lesson lesson(byte[] bytes) {
        return lesson(read(bytes));
    }

    /** Whether a record of the lessons topic is a command. */
    static boolean isCommand(byte[] bytes) {
        return bytes != null && Sizes.COMMAND.recognises(bytes);
    }

    /**
     * A command.
     *
     * @throws moestro.avro.ContractException if it is none
     * @throws UnusableLessonException if something in it is missing, too long or of a newer kind
     */
    static Command command(byte[] bytes) {
        moestro.avro.Command read = Sizes.COMMAND.decode(bytes);
        if (read.kind() == moestro.avro.Command.Kind.UNKNOWN) {
            throw new UnusableLessonException(
                    "command '" + read.id() + "': its kind is newer than this program: upgrade it");
        }
        try {
            Map<String, Double> parameters = new TreeMap<>();
            read.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
            return new Command(
                    read.id(),
                    read.who(),
                    read.why(),
                    Command.Kind.valueOf(read.kind().name()),
                    read.expert(),
                    read.type(),
                    parameters);
        } catch (IllegalArgumentException e) {
            throw new UnusableLessonException("command '" + read.id() + "': " + e.getMessage());
        }
    }

    /** A lesson as it stands in its topic. */
    static moestro.avro.Lesson read(byte[] bytes) {
        if (bytes == null) {
            throw new UnusableLessonException("the value is null: a lesson was expected");
        }
        return Sizes.LESSON.decode(bytes);
    }

    /** The same of a lesson that was read. */
    Lesson lesson(moestro.avro.Lesson lesson) {
        Row row = new Row(lesson.numbers(), lesson.categories());
        String complaint = complaint(lesson, row);
        if (complaint != null) {
            throw new UnusableLessonException("lesson '" + lesson.id() + "': " + complaint);
        }
        return new Lesson(Asked.of(lesson, names).pending(lesson, row), lesson.label());
    }

    private String complaint(moestro.avro.Lesson lesson, Row row) {
        int outputs = task.outputs();
        if (lesson.isPending()) {
            return "it has no label";
        }
        if (lesson.shape() != shape) {
            return "it was made for another task or other features than this deployment's";
        }
        String unsound = Soundness.complaint(lesson);
        if (unsound != null) {
            return unsound;
        }
        if (task.isClassification() && !(lesson.label() >= 0 && lesson.label() < outputs && lesson.label() % 1 == 0)) {
            return "its label " + lesson.label() + " is no index of " + outputs + " classes";
        }
        if (lesson.standardized().length != layout.numbers()) {
            return "it has " + lesson.standardized().length + " standardized numbers, this deployment has "
                    + layout.numbers();
        }
        if (lesson.history().length != layout.history()) {
            return "its label history has " + lesson.history().length + " inputs, this task has " + layout.history();
        }
        int n = lesson.asked().length;
        if (lesson.answers().length != n
                || lesson.propensities().length != n
                || lesson.logits().length != n
                || lesson.routed() > n) {
            return "it does not have an answer, a score and a propensity for each of the " + n + " experts asked";
        }
        for (float[] answer : lesson.answers()) {
            if (answer.length != 0 && answer.length != outputs) {
                return "an answer has " + answer.length + " outputs, this task has " + outputs;
            }
        }
        String merged = complaintOfMerge(lesson);
        return merged != null ? merged : features.complaint(row);
    }

    /** A merge of nobody's answers has no combinations: then the gate learns nothing from it. */
    private String complaintOfMerge(moestro.avro.Lesson lesson) {
        boolean merged = lesson.combined().length > 0;
        int inputs = merged && !task.isClassification() ? 3 : 0;
        if (merged && lesson.combined().length != Gate.combiners()) {
            return "it has " + lesson.combined().length + " combinations, this version makes " + Gate.combiners();
        }
        if (lesson.stackInputs().length != inputs) {
            return "it has " + lesson.stackInputs().length + " inputs of the stack, this task has " + inputs;
        }
        if (lesson.output().length != task.outputs()) {
            return "the mixture's answer has " + lesson.output().length + " outputs, this task has " + task.outputs();
        }
        for (float[] combination : lesson.combined()) {
            if (combination.length != task.outputs()) {
                return "a combination has " + combination.length + " outputs, this task has " + task.outputs();
            }
        }
        for (int j = 0; !merged && j < lesson.routed(); j++) {
            if (lesson.answers()[j].length > 0) {
                return "experts answered, but their answers were not merged";
            }
        }
        return null;
    }

    static byte[] decision(moestro.mixture.roster.Decision decision, long time) {
        return Decision.CODEC.encode(new Decision(
                time,
                decision.lesson(),
                decision.expert(),
                Decision.Kind.valueOf(decision.kind().name()),
                decision.reason(),
                decision.command(),
                decision.who()));
    }

    RoutingReport report(RoutingWindow window, long time, int partition) {
        double[] routed = window.routed();
        Load load = new Load(routed);
        List<RoutingReport.ExpertLoad> perExpert = new ArrayList<>();
        for (int e = 0; e < names.size(); e++) {
            perExpert.add(new RoutingReport.ExpertLoad(
                    names.get(e),
                    window.asked(e),
                    (long) routed[e],
                    load.share(e),
                    routed[e] > 0 ? window.weight(e) / routed[e] : 0,
                    window.failures(e),
                    window.rests(e)));
        }
        return new RoutingReport(
                time,
                partition,
                window.predictions(),
                perExpert,
                load.entropy(),
                load.maxViolation(),
                load.squaredVariation());
    }
}
