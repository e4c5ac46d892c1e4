package moestro.app.dashboard;

import java.util.List;
import moestro.mixture.Task;
import moestro.topology.Deployment;

/**
 * What does not change while a deployment is watched.
 *
 * @param title of the page
 * @param task regression or classification
 * @param metric by which voices are compared, smaller is better
 * @param naive what the naive voice is
 * @param classes in the order of probabilities; empty for numbers
 * @param experts in the panel's order
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
        int k,
        long timeToLive,
        String deadLetters) {

    static About of(Deployment deployment, String title) {
        Task task = deployment.task();
        return new About(
                title,
                task.isClassification() ? "classification" : "regression",
                task.isClassification() ? "log loss" : "RMSE",
                Scorer.naive(task),
                task instanceof Task.Classification known ? known.classes() : List.of(),
                deployment.panel().names(),
                Math.min(
                        deployment.panel().gate().k(),
                        deployment.panel().members().size()),
                deployment.timeToLive().toMillis(),
                deployment.topics().deadLetters());
    }
}
