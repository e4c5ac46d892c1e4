package moestro.app.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import moestro.avro.Feedback;
import moestro.avro.Label;
import moestro.mixture.Task;
import moestro.topology.Acceptance;
import moestro.topology.Deployment;

/** Whether a sample of labels fits the task. */
final class LabelsCheck {
    private static final String CHECK = "label";
    private static final int FEWEST = 20;

    private final Deployment deployment;
    private final List<Feedback> labels;
    private final Findings findings;

    LabelsCheck(Deployment deployment, List<Feedback> labels, Findings findings) {
        this.deployment = deployment;
        this.labels = labels;
        this.findings = findings;
    }

    void check() {
        if (labels.isEmpty()) {
            return;
        }
        Acceptance acceptance = new Acceptance(deployment);
        Complaints complaints = new Complaints();
        for (Feedback label : labels) {
            String complaint = acceptance.complaint(label);
            if (complaint != null) {
                complaints.add(complaint);
            }
        }
        if (complaints.total() > 0) {
            findings.problem(
                    CHECK,
                    complaints.total() + " of " + labels.size() + " do not fit the task: "
                            + String.join("; ", complaints.told()),
                    deployment.task().isClassification()
                            ? "list all classes in 'classes', spelt as the labels are; these came: "
                                    + String.join(", ", counts().keySet())
                            : "for labels that are words, 'task: classification'; for numbers, have them sent as numbers");
            return;
        }
        switch (deployment.task()) {
            case Task.Classification task -> classes(task);
            case Task.Regression _ -> numbers();
        }
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Feedback feedback : labels) {
            counts.merge(
                    switch (feedback.label()) {
                        case Label.ClassName(String name) -> name;
                        case Label.Value(double value) -> Double.toString(value);
                    },
                    1,
                    Integer::sum);
        }
        return counts;
    }

    private void classes(Task.Classification task) {
        Map<String, Integer> counts = counts();
        List<String> unseen = task.classes().stream()
                .filter(name -> !counts.containsKey(name))
                .toList();
        if (unseen.isEmpty() || labels.size() < FEWEST) {
            findings.ok(CHECK, "all of " + labels.size() + " are of the classes: " + counts);
        } else {
            findings.warning(
                    CHECK,
                    "none of " + labels.size() + " labels is " + String.join(" or ", unseen) + "; there are " + counts,
                    "rare, or spelt otherwise?");
        }
    }

    private void numbers() {
        double[] values = labels.stream()
                .mapToDouble(feedback -> ((Label.Value) feedback.label()).value())
                .sorted()
                .toArray();
        String range = String.format(
                Locale.ROOT,
                "from %.5g to %.5g, half of them below %.5g",
                values[0],
                values[values.length - 1],
                values[values.length / 2]);
        if (values.length >= FEWEST && Arrays.stream(values).distinct().limit(3).count() < 3) {
            findings.warning(
                    CHECK,
                    "there are fewer than three different numbers, " + range,
                    "are these classes? then 'task: classification'");
        } else {
            findings.ok(CHECK, values.length + " numbers " + range);
        }
    }
}
