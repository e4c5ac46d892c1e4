package moestro.app.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;

/**
 * Asks whether a process that was started again is back, as whoever does a rolling restart has to before the next: a
 * process of Moestro's must say that it is ready, and after a broker every partition must have all of its replicas.
 */
final class Comeback {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long AGAIN_MILLIS = 100;
    private static final int WELL = 200;

    private volatile boolean back;

    private Comeback() {}

    /** Begins to ask, in a thread of its own that ends with the answer yes. */
    static Comeback of(Member member, Workshop workshop) {
        Comeback comeback = new Comeback();
        Thread.ofPlatform().daemon().name("chaos-back-" + member.label()).start(() -> {
            try {
                if (member.role() == Victim.BROKER) {
                    comeback.askBrokers(workshop.servers());
                } else {
                    comeback.askProcess(workshop.ready(member));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return comeback;
    }

    /** Whether it is. */
    boolean isBack() {
        return back;
    }

    private void askProcess(URI ready) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
            ask(() ->
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == WELL);
        }
    }

    private void askBrokers(String servers) throws InterruptedException {
        Map<String, Object> config =
                Map.of("bootstrap.servers", servers, "request.timeout.ms", (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(config)) {
            ask(() -> hasAllReplicas(admin));
        }
    }

    private void ask(Callable<Boolean> question) throws InterruptedException {
        while (!back) {
            try {
                back = question.call();
            } catch (InterruptedException e) {
                throw e;
            } catch (IOException | ExecutionException e) {
                back = false; // nobody listens yet
            } catch (Exception e) {
                throw new IllegalStateException("whether a process is back cannot be asked: " + e.getMessage(), e);
            }
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    private static boolean hasAllReplicas(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
    }
}
