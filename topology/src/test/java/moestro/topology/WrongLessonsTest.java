package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import moestro.avro.ContractException;
import moestro.avro.Lesson;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Row;
import moestro.mixture.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Anybody may write to the lessons topic. What is let in can be learned, and the models predict as before. */
final class WrongLessonsTest {
    private static final Deployment DEPLOYMENT = Fixture.deployment(new Task.Regression(), Fixture.regressors());
    private static final int BEFORE = 60;

    @TempDir
    static Path stateDir;

    private static List<byte[]> lessons;

    @BeforeAll
    static void learn() {
        try (Fixture fixture = new Fixture(stateDir, new Task.Regression(), Fixture.regressors())) {
            fixture.play(0, 2 * BEFORE);
            lessons = fixture.values(Fixture.TOPICS.lessons());
        }
    }

    static Stream<String> fields() {
        return Arrays.stream(Lesson.class.getRecordComponents()).map(RecordComponent::getName);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whateverStandsInAFieldItIsRefusedOrCanBeLearned(String field) throws Exception {
        Lesson real = Lesson.CODEC.decode(lessons.get(BEFORE));
        Contracts contracts = new Contracts(DEPLOYMENT);
        for (Object wrong : wrongs(type(field))) {
            byte[] bytes = Lesson.CODEC.encode(with(real, field, wrong));
            String what = field + " = " + (wrong instanceof float[] row ? Arrays.toString(row) : wrong);
            try {
                contracts.lesson(bytes);
            } catch (UnusableLessonException | ContractException refused) {
                assertFalse(refused.getMessage().isBlank());
                continue;
            }
            assertLearnable(bytes, contracts, what);
        }
    }

    private static void assertLearnable(byte[] wrong, Contracts contracts, String what) {
        Mixture mixture = new Mixture(
                DEPLOYMENT.task(), DEPLOYMENT.features(), DEPLOYMENT.panel(), Catalogue.load(), DEPLOYMENT.seed());
        lessons.subList(0, BEFORE).forEach(bytes -> mixture.learn(contracts.lesson(bytes)));
        mixture.learn(contracts.lesson(wrong));
        lessons.subList(BEFORE, 2 * BEFORE).forEach(bytes -> mixture.learn(contracts.lesson(bytes)));
        for (int n = 0; n < 20; n++) {
            var event = Fixture.event(n, 0);
            var prediction = mixture.predict("after-" + n, new Row(event.numbers(), event.categories()));
            assertTrue(Float.isFinite(prediction.output()[0]), what);
            assertEquals(List.of(), prediction.degraded(), what);
        }
    }

    @Test
    void aRefusalSaysWhatIsWrong() throws Exception {
        Lesson real = Lesson.CODEC.decode(lessons.getFirst());
        assertRefused(real.labelled(1, Double.NaN), "the label is NaN, not a finite number");
        assertRefused(real.labelled(1, 1e30), "the most that can be learned is 1.0E18");
        assertRefused(with(real, "standardized", new float[] {0, Float.NaN}), "its standardized number is not");
        assertRefused(with(real, "answers", new float[][] {{1}, {1 / 0f}}), "an answer in it is not a finite");
        assertRefused(with(real, "propensities", new float[] {1, -1}), "a propensity is -1.0");
        assertRefused(with(real, "routed", -1), "it rests on -1 experts");
    }

    private static void assertRefused(Lesson lesson, String because) {
        byte[] bytes = Lesson.CODEC.encode(lesson);
        String refusal = assertThrows(UnusableLessonException.class, () -> new Contracts(DEPLOYMENT).lesson(bytes))
                .getMessage();
        assertTrue(refusal.contains(because), refusal);
    }

    private static Object[] wrongs(Class<?> type) {
        float most = Float.MAX_VALUE;
        if (type == long.class) {
            return new Object[] {Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE};
        } else if (type == int.class) {
            return new Object[] {Integer.MIN_VALUE, -1, 0, 1, 2, Integer.MAX_VALUE};
        } else if (type == Double.class) {
            return new Object[] {null, Double.NaN, 1 / 0., -1 / 0., 1e300, 1e18, -1e18, 0.5, -0.0, Double.MIN_VALUE};
        } else if (type == String.class) {
            return new Object[] {"", "nobody", "linear", "x".repeat(100_000)};
        } else if (type == String[].class) {
            return new Object[] {
                new String[0], new String[] {"linear"}, new String[] {"linear", "linear"}, new String[] {"", "nobody"}
            };
        } else if (type == float[].class) {
            return new Object[] {
                new float[0],
                new float[100],
                new float[] {Float.NaN, 0},
                new float[] {1 / 0f, -1 / 0f, 0},
                new float[] {most, most},
                new float[] {most, -most, most},
                new float[] {most},
                new float[] {-most},
                new float[] {-1, -1},
                new float[] {0, 0}
            };
        }
        return new Object[] {
            new float[0][],
            new float[][] {{}, {}},
            new float[][] {{Float.NaN}, {1}},
            new float[][] {{most}, {-most}},
            new float[][] {{most}, {most}, {most}, {-most}},
            new float[][] {{1, 2}, {3, 4}}
        };
    }

    private static Class<?> type(String field) {
        return Arrays.stream(Lesson.class.getRecordComponents())
                .filter(part -> part.getName().equals(field))
                .findFirst()
                .orElseThrow()
                .getType();
    }

    /** The same lesson, one field changed. */
    private static Lesson with(Lesson lesson, String field, Object value) throws ReflectiveOperationException {
        RecordComponent[] parts = Lesson.class.getRecordComponents();
        Object[] values = new Object[parts.length];
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            values[i] = parts[i].getName().equals(field)
                    ? value
                    : parts[i].getAccessor().invoke(lesson);
        }
        return Lesson.class.getDeclaredConstructor(types).newInstance(values);
    }
}
