package moestro.app.dashboard;

import java.util.List;
import java.util.Set;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.topology.Deployment;
import moestro.topology.RemoteTopics;

/**
 * What does not change while a deployment is watched.
 *
 * @param title of the page
 * @param task regression or classification
 * @param metric by which voices are compared, smaller is better
 * @param naive what the naive voice is
 * @param classes in the order of probabilities; empty for numbers
 * @param experts in the panel's order
 * @param places where each of these learns: here, with the others; apart, in a process of its own; or remote, on its own
 * @param k how many experts are routed to, at most
 * @param timeToLive of a prediction that waits for its label, milliseconds
 * @param deadLetters the topic
 */
record About(
        String title,
        String task,
        String metric,
        String naive,
        List<String> classes,
        List<String> experts,
        List<String> places,
        int k,
        long timeToLive,
        String deadLetters) {

    static About of(Deployment deployment, Set<String> apart, String title) {
        Task task = deployment.task();
        return new About(
                title,
                task.isClassification() ? "classification" : "regression",
                task.isClassification() ? "log loss" : "RMSE",
                Scorer.naive(task),
                task instanceof Task.Classification known ? known.classes() : List.of(),
                deployment.panel().names(),
                places(deployment.panel(), apart),
                Math.min(
                        deployment.panel().gate().k(),
                        deployment.panel().members().size()),
                deployment.timeToLive().toMillis(),
                deployment.topics().deadLetters());
    }

    private static List<String> places(Panel panel, Set<String> apart) {
        return panel.names().stream()
                .map(name -> RemoteTopics.isRemote(panel, name) ? "remote" : apart.contains(name) ? "apart" : "here")
                .toList();
    }
}
