package moestro.experts.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

/** When fits start and are installed, what they see, and what happens when they cannot be done. */
class WindowedExpertTest {
    private static final Layout LAYOUT = new Layout(1, 0, 0);
    private static final Task NUMBER = new Task.Regression();
    private static final Task CLASSES = new Task.Classification(List.of("a", "b", "c"));
    private static final Refits REFITS = new Refits(150, 300, 60);

    /** Answers with the last target of its window, so that an answer tells at which lesson the fit started. */
    private record LastTarget() implements Fitter {
        @Override
        public FittedModel fit(TrainingSet set, long seed) {
            return new LinearModel(0, set.target(set.size() - 1), new double[0]);
        }

        @Override
        public FittedModel read(StateReader in) {
            return LinearModel.read(in);
        }
    }

    private static Expert expert(Task task, Fitter fitter) {
        ExpertSettings settings = new ExpertSettings(task, LAYOUT, 1, Parameters.none());
        return new WindowedExpert("test", settings, new RowView.Ordinals(LAYOUT, false), REFITS, fitter);
    }

    private static Input input(float value) {
        return new Input(LAYOUT, new float[] {value}, new float[] {value, 1}, new int[0]);
    }

    private static float[] answer(Expert expert, Task task) {
        float[] output = new float[task.outputs()];
        expert.predict(input(1), output);
        return output;
    }

    @Test
    void aFitIsInstalledAtItsCountedLessonAndNotBefore() {
        Expert expert = expert(NUMBER, new LastTarget());
        double sum = 0;
        for (int lesson = 1; lesson <= 1000; lesson++) {
            expert.learn(input(lesson), lesson);
            sum += lesson;
            float answer = answer(expert, NUMBER)[0];
            if (lesson < 120) {
                assertEquals((float) (sum / lesson), answer);
            } else {
                // Started at 100 and 200 (installed a fifth later), then at 300, 600 and 900 (60 lessons later).
                float start = lesson < 240 ? 100 : lesson < 360 ? 200 : lesson < 660 ? 300 : lesson < 960 ? 600 : 900;
                assertEquals(start, answer);
            }
        }
    }

    @Test
    void aSlowFitIsWaitedFor() {
        CountDownLatch asked = new CountDownLatch(1);
        Fitter slow = new Fitter() {
            @Override
            public FittedModel fit(TrainingSet set, long seed) {
                awaitQuietly(asked);
                return new LastTarget().fit(set, seed);
            }

            @Override
            public FittedModel read(StateReader in) {
                return LinearModel.read(in);
            }
        };
        Expert expert = expert(NUMBER, slow);
        for (int lesson = 1; lesson < 120; lesson++) {
            expert.learn(input(lesson), 5 + lesson % 2);
        }
        assertEquals(5.5f, answer(expert, NUMBER)[0], .01f);
        asked.countDown();
        expert.learn(input(120), 5);

        assertEquals(5f, answer(expert, NUMBER)[0]);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPendingFitIsStartedAgainOnTheSameRowsAfterARestore() {
        for (int at : new int[] {1, 99, 100, 101, 119, 120, 150, 239, 299, 300, 301, 359, 360, 640, 959, 960}) {
            Expert expert = expert(NUMBER, new LastTarget());
            for (int lesson = 1; lesson <= at; lesson++) {
                expert.learn(input(lesson), lesson);
            }
            Expert restored = expert(NUMBER, new LastTarget());
            restored.readModel(new StateReader(model(expert)));
            restored.readTraining(new StateReader(training(expert)));
            for (int lesson = at + 1; lesson <= at + 400; lesson++) {
                expert.learn(input(lesson), lesson);
                restored.learn(input(lesson), lesson);
                assertArrayEquals(answer(expert, NUMBER), answer(restored, NUMBER), 0f);
            }
            assertEquals(StateWriter.sha256(model(expert)), StateWriter.sha256(model(restored)));
            assertEquals(StateWriter.sha256(training(expert)), StateWriter.sha256(training(restored)));
        }
    }

    @Test
    void aLessonChangesOneBlockOfTheWindow() {
        Expert expert = expert(NUMBER, new LastTarget());
        for (int lesson = 1; lesson <= 700; lesson++) {
            expert.learn(input(lesson), lesson);
        }
        var before = training(expert);
        expert.learn(input(701), 701);
        var after = training(expert);

        assertEquals(before.keySet(), after.keySet());
        long changed = before.keySet().stream()
                .filter(name -> name.startsWith("window/"))
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .count();
        assertEquals(1, changed);
    }

    @Test
    void oneClassInTheWindowLeavesTheFrequenciesThenTheLastModel() {
        Fitter fitter = new DecisionTreeFitter(new TreeShape(20, 0, 5), 3);
        Expert expert = expert(CLASSES, fitter);
        for (int lesson = 1; lesson <= 130; lesson++) {
            expert.learn(input(lesson), 1);
        }
        assertArrayEquals(new float[] {1 / 133f, 131 / 133f, 1 / 133f}, answer(expert, CLASSES), 1e-6f);

        for (int lesson = 131; lesson <= 240; lesson++) {
            expert.learn(input(lesson % 2), lesson % 2);
        }
        float[] fitted = answer(expert, CLASSES);
        for (int lesson = 241; lesson <= 700; lesson++) {
            expert.learn(input(lesson % 2), 2);
        }
        // The fit of lesson 300 still saw the others; that of lesson 600 saw class 2 alone and changed nothing.
        float[] last = answer(expert, CLASSES);
        assertFalse(last[2] > .9f, "class 2 has " + last[2]);
        assertFalse(Arrays.equals(fitted, last));
    }

    @Test
    void aConstantTargetLeavesTheMean() {
        Expert expert = expert(NUMBER, new RegressionTreeFitter(new TreeShape(20, 0, 5)));
        for (int lesson = 1; lesson <= 400; lesson++) {
            expert.learn(input(lesson), 3);
        }

        assertEquals(3f, answer(expert, NUMBER)[0]);
        assertEquals(List.of("fitted", "prior"), List.copyOf(model(expert).keySet()));
    }

    @Test
    void rowsThatAreNotFiniteAreLeftOut() {
        Expert expert = expert(NUMBER, new LastTarget());
        for (int lesson = 1; lesson <= 240; lesson++) {
            float target = lesson > 190 ? Float.NaN : lesson;
            expert.learn(input(lesson > 180 ? Float.POSITIVE_INFINITY : lesson), target);
        }

        assertEquals(180f, answer(expert, NUMBER)[0]);
    }

    @Test
    void tooFewUsableRowsLeaveTheMean() {
        Expert expert = expert(NUMBER, new LastTarget());
        for (int lesson = 1; lesson <= 400; lesson++) {
            expert.learn(input(lesson % 2 == 0 ? Float.NaN : lesson), lesson);
        }

        assertEquals(200.5f, answer(expert, NUMBER)[0]);
    }

    @Test
    void whatSmileRefusesLeavesTheLastModel() {
        Fitter moody = new Fitter() {
            @Override
            public FittedModel fit(TrainingSet set, long seed) {
                if (set.target(set.size() - 1) > 250) {
                    throw new IllegalArgumentException("The column 'x0' is constant");
                }
                return new LastTarget().fit(set, seed);
            }

            @Override
            public FittedModel read(StateReader in) {
                return LinearModel.read(in);
            }
        };
        Expert expert = expert(NUMBER, moody);
        for (int lesson = 1; lesson <= 1000; lesson++) {
            expert.learn(input(lesson), lesson);
        }

        assertEquals(200f, answer(expert, NUMBER)[0]);
    }

    @Test
    void anErrorOfTheMachineIsNotTakenForARefusal() {
        Fitter broken = new Fitter() {
            @Override
            public FittedModel fit(TrainingSet set, long seed) {
                throw new LinkageError("no library");
            }

            @Override
            public FittedModel read(StateReader in) {
                return LinearModel.read(in);
            }
        };
        Expert expert = expert(NUMBER, broken);
        for (int lesson = 1; lesson < 120; lesson++) {
            expert.learn(input(lesson), lesson);
        }

        Input next = input(120);
        assertThrows(CompletionException.class, () -> expert.learn(next, 120));
    }

    @Test
    void aStateOfOtherParametersIsRefused() {
        Expert expert = expert(NUMBER, new LastTarget());
        for (int lesson = 1; lesson <= 300; lesson++) {
            expert.learn(input(lesson), lesson);
        }
        Layout wider = new Layout(3, 0, 0);
        ExpertSettings settings = new ExpertSettings(NUMBER, wider, 1, Parameters.none());
        Expert other =
                new WindowedExpert("test", settings, new RowView.Ordinals(wider, false), REFITS, new LastTarget());
        StateReader state = new StateReader(training(expert));

        assertThrows(IllegalStateException.class, () -> other.readTraining(state));
    }

    private static Map<String, byte[]> model(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        return out.sections();
    }

    private static Map<String, byte[]> training(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeTraining(out);
        return out.sections();
    }
}
