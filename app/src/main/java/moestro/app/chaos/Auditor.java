package moestro.app.chaos;

import java.util.List;

/** Runs {@code moestro audit} on what a game day has left. */
final class Auditor {
    private Auditor() {}

    /** Whether the audit finds every model equal to the fold of its lessons. What it says is in its log. */
    static boolean isClean(Workshop workshop, Class<?> main) throws InterruptedException {
        Child audit = new Child(
                List.of(),
                main,
                workshop.log("audit"),
                List.of(),
                List.of(
                        "audit",
                        "--config",
                        workshop.learning().toString(),
                        "--json",
                        workshop.directory().resolve("audit.json").toString()));
        audit.start();
        try {
            return audit.await() == 0;
        } finally {
            audit.abandon();
        }
    }
}
