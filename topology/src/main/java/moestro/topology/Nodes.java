package moestro.topology;

/** Names of nodes and stores: as they appear in the described topology, in metrics, and in changelog topics' names. */
final class Nodes {
    static final String EVENTS = "events-in";
    static final String FEEDBACK = "feedback-in";
    static final String GATE = "gate";
    static final String MERGE = "merge";
    static final String JOIN = "join";
    static final String PREDICTIONS = "predictions-out";
    static final String LESSONS_OUT = "lessons-out";
    static final String REPORTS = "reports-out";
    static final String SERVE_DEAD_LETTERS = "serve-dead-letters-out";
    static final String STANDARDIZER = "standardizer";
    static final String PENDING = "pending";
    static final String MODELS = "models";
    static final String MODELS_IN = "models-in";
    static final String MODELS_APPLY = "models-apply";
    static final String PUBLISHED = "published";
    static final String SERVE_ANCHOR = "serve-anchor";

    static final String LESSONS_IN = "lessons-in";
    static final String TEACHER = "teacher";
    static final String MODELS_OUT = "models-out";
    static final String DECISIONS = "decisions-out";
    static final String LEARN_DEAD_LETTERS = "learn-dead-letters-out";
    static final String LEARN_ANCHOR = "learn-anchor";

    static final String ANSWERS = "answers-in";
    static final String ANSWER = "answer";
    static final String WAITING = "waiting";

    /** Named to come after all other sources, so that the other tasks keep their numbers. */
    static final String ORDERS_IN = "user-orders-in";

    static final String ORDERS = "user-orders";
    static final String ORDERS_OUT = "user-orders-out";
    static final String ORDERS_REFUSED = "user-orders-refused-out";
    static final String ORDERS_DEAD_LETTERS = "user-orders-dead-letters-out";

    static final String INTAKE_EVENTS = "user-events";
    static final String INTAKE_LABELS = "user-labels";

    private Nodes() {}

    static String intakeOut(String intake) {
        return intake + "-out";
    }

    static String intakeDeadLetters(String intake) {
        return intake + "-dead-letters-out";
    }

    /** The store of what an intake remembers. */
    static String memory(String intake) {
        return intake + "-memory";
    }

    static String ask(String expert) {
        return "ask-" + expert + "-out";
    }

    static String expert(String name) {
        return "expert-" + name;
    }

    static String learner(String model) {
        return "learn-" + model;
    }

    /** Whether a node learns from lessons. */
    static boolean learns(String node) {
        return node.equals(TEACHER) || node.startsWith(learner(""));
    }

    static String learnedStore(String model) {
        return "learned-" + model;
    }
}
