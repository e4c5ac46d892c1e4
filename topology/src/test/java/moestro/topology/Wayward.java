package moestro.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Model;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Makes experts that misbehave on command. They count the lessons they have learned, and answer the same to all. */
final class Wayward implements ExpertFactory {
    static final String TYPE = "wayward";

    final AtomicReference<Mishap> asked = new AtomicReference<>(Mishap.NONE);
    final AtomicReference<Mishap> taught = new AtomicReference<>(Mishap.NONE);
    final AtomicReference<Mishap> read = new AtomicReference<>(Mishap.NONE);
    final AtomicLong questions = new AtomicLong();
    /** Counted down by an interrupted expert. */
    final CountDownLatch interrupted = new CountDownLatch(1);

    /** What goes wrong. */
    enum Mishap {
        NONE,
        THROWS,
        CANNOT_EVEN_SAY,
        NOT_A_NUMBER,
        INFINITE,
        WRONG_SUM,
        OUT_OF_BOUNDS,
        OUT_OF_MEMORY,
        ENDLESS_RECURSION,
        MISSING_CLASS,
        FAILED_ASSERTION,
        SLOW,
        HANGS
    }

    /** The usual experts, and these. */
    Catalogue catalogue() {
        List<ExpertFactory> factories =
                new ArrayList<>(Catalogue.load().factories().values());
        factories.add(this);
        return new Catalogue(factories);
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
        return new Counting();
    }

    private static final Input ANY = new Input(new Layout(0, 0, 0), new float[0], new float[1], new int[0]);

    /** Teaches one of its experts a lesson. */
    void learn(Model expert) {
        ((Expert) expert).learn(ANY, 0);
    }

    private void happen(Mishap mishap, float[] output) {
        switch (mishap) {
            case THROWS -> throw new IllegalStateException("out of order");
            case CANNOT_EVEN_SAY -> throw new Speechless();
            case NOT_A_NUMBER -> output[0] = Float.NaN;
            case INFINITE -> output[0] = Float.POSITIVE_INFINITY;
            case WRONG_SUM -> Arrays.fill(output, 1);
            case OUT_OF_BOUNDS -> output[output.length] = 1;
            case OUT_OF_MEMORY -> output[0] = new long[Integer.MAX_VALUE].length;
            case ENDLESS_RECURSION -> output[0] = recurse(output);
            case MISSING_CLASS -> throw new NoClassDefFoundError("org/example/Absent");
            case FAILED_ASSERTION -> throw new AssertionError("never so");
            case SLOW -> sleep(1100);
            case HANGS -> sleep(Long.MAX_VALUE);
            case NONE -> {}
        }
    }

    private void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted.countDown();
        }
    }

    private static float recurse(float[] output) {
        return 1 + (output.length > 0 ? recurse(output) : 0);
    }

    private static final class Speechless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    private final class Counting implements Expert {
        private long lessons;

        @Override
        public void predict(Input input, float[] output) {
            questions.incrementAndGet();
            Arrays.fill(output, 1f / output.length);
            happen(asked.get(), output);
        }

        @Override
        public void learn(Input input, float target) {
            lessons++;
            happen(taught.get(), new float[1]);
            lessons++;
        }

        @Override
        public void writeModel(StateWriter out) {
            out.section(TYPE);
            out.putLong(lessons);
        }

        @Override
        public void writeTraining(StateWriter out) {}

        @Override
        public void readModel(StateReader in) {
            lessons = in.section(TYPE).getLong();
            happen(read.get(), new float[1]);
        }

        @Override
        public void readTraining(StateReader in) {}
    }
}
