package moestro.experts.smile;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An expert that is fitted anew on a window of lessons.
 *
 * <p>A fit started at lesson n sees the window as it was then and runs on the {@link FitThread}; it is installed at the
 * counted lesson that {@link Refits} names, which waits for it if need be. The ring keeps enough lessons to start a fit
 * again after a restore, with the same rows and the same seeds, so state holds no half-done fit, only where it started.
 *
 * <p>A fit that cannot be done (one class, a constant target, too few rows, data that Smile refuses) leaves the model
 * that was there before, or the {@link Prior}.
 */
final class WindowedExpert implements Expert {
    private static final Logger LOG = LoggerFactory.getLogger(WindowedExpert.class);
    private static final long NONE = -1;

    private final String type;
    private final Task task;
    private final long seed;
    private final RowView view;
    private final Refits refits;
    private final Fitter fitter;
    private final Window window;
    private final Prior prior;

    private FittedModel model;
    private long pendingStart = NONE;
    private CompletableFuture<Optional<FittedModel>> pending;

    WindowedExpert(String type, ExpertSettings settings, RowView view, Refits refits, Fitter fitter) {
        this.type = type;
        this.task = settings.task();
        this.seed = settings.seed();
        this.view = view;
        this.refits = refits;
        this.fitter = fitter;
        this.window = new Window(refits.capacity(), view.width());
        this.prior = new Prior(task);
    }

    @Override
    public void predict(Input input, float[] output) {
        double[] scores = new double[task.outputs()];
        if (model == null) {
            prior.predict(scores);
        } else {
            model.predict(view.row(input), scores);
        }
        if (task.isClassification()) {
            Answers.probabilities(scores, output);
        } else {
            output[0] = Answers.number(scores[0]);
        }
    }

    @Override
    public void learn(Input input, float target) {
        window.add(view.row(input), target);
        if (model == null) {
            prior.add(target);
        }
        long lessons = window.lessons();
        if (pendingStart != NONE && lessons == refits.installedAt(pendingStart)) {
            pending.join().ifPresent(fitted -> model = fitted);
            pending = null;
            pendingStart = NONE;
        }
        if (pendingStart == NONE && refits.startsAt(lessons)) {
            start(lessons);
        }
    }

    private void start(long lesson) {
        TrainingSet set = window.upTo(lesson, refits.window());
        pendingStart = lesson;
        pending = FitThread.submit(() -> attempt(set, lesson));
    }

    private Optional<FittedModel> attempt(TrainingSet all, long lesson) {
        TrainingSet set = all.finite();
        if (set.size() < Refits.FIRST || set.isConstant()) {
            LOG.debug("{}: nothing to fit at lesson {}: {} usable rows, or one target only", type, lesson, set.size());
            return Optional.empty();
        }
        try {
            return Optional.of(fitter.fit(set, Hash.mix(seed, lesson)));
        } catch (RuntimeException e) {
            // What Smile refuses depends on the rows alone, so a replay is refused at the same lesson.
            LOG.warn("{} keeps its last model: the rows up to lesson {} could not be fitted", type, lesson, e);
            return Optional.empty();
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("fitted");
        out.putBoolean(model != null);
        if (model == null) {
            prior.write(out);
        } else {
            model.write(out);
        }
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("pending");
        out.putLong(pendingStart);
        window.write(out);
    }

    @Override
    public void readModel(StateReader in) {
        if (in.section("fitted").getBoolean()) {
            model = fitter.read(in);
        } else {
            prior.read(in);
        }
    }

    @Override
    public void readTraining(StateReader in) {
        long started = in.section("pending").getLong();
        window.read(in);
        if (started != NONE) {
            start(started);
        }
    }
}
