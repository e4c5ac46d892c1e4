package moestro.app.it;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import moestro.app.config.RunConfig;
import moestro.app.topic.TopicReader;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Teacher;
import moestro.mixture.roster.Incumbent;
import moestro.topology.Deployment;
import moestro.topology.LessonReader;

/**
 * Measures, by hand and not in a test, what a learner apart does for a lesson, on the lessons topic of a deployment that
 * has run: CPU of decoding it and folding encoder and roster, which every learner apart does for itself, and what each
 * expert adds to that. Argument: its configuration. The median of five warm
 * passes counts.
 */
final class ApartTimes {
    private static final int WARM = 10;
    private static final int PASSES = 5;

    private final Deployment deployment;
    private final LessonReader reader;
    private final List<byte[]> lessons = new ArrayList<>();

    private ApartTimes(RunConfig settings) {
        deployment = settings.deployment();
        reader = new LessonReader(deployment);
        try (TopicReader topic =
                TopicReader.of(settings.kafka(), deployment.topics().lessons())) {
            topic.toEnd(row -> lessons.add(row.value()));
        }
    }

    /** Prints a line for the teacher and one for each expert. */
    public static void main(String[] arguments) {
        ApartTimes times = new ApartTimes(RunConfig.load(Path.of(arguments[0])));
        double teacher = times.microsPerLesson(-1);
        System.out.printf(
                Locale.ROOT, "%,d lessons; decoded and encoded: %.1f us each%n", times.lessons.size(), teacher);
        List<String> names = times.deployment.panel().names();
        for (int e = 0; e < names.size(); e++) {
            double all = times.microsPerLesson(e);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.1f us more, so %,.0f lessons/s of a core%n",
                    names.get(e),
                    all - teacher,
                    1e6 / all);
        }
    }

    private double microsPerLesson(int expert) {
        double[] micros = new double[PASSES];
        for (int pass = -WARM; pass < PASSES; pass++) {
            long start = cpu();
            fold(expert);
            micros[Math.max(0, pass)] = (cpu() - start) / 1e3 / lessons.size();
        }
        Arrays.sort(micros);
        return micros[PASSES / 2];
    }

    private void fold(int index) {
        Teacher teacher = new Teacher(deployment.task(), deployment.features(), deployment.panel());
        Incumbent expert = index < 0
                ? null
                : Mixture.newExpert(
                        Catalogue.load(),
                        deployment.panel(),
                        index,
                        deployment.task(),
                        teacher.encoder().layout(),
                        deployment.seed());
        for (byte[] lesson : lessons) {
            var given = teacher.learn(reader.read(lesson));
            if (expert != null && given.concerns(index)) {
                given.teach(expert, index, deployment.panel());
            }
        }
    }

    /** Of the thread that learns; what an expert fits on threads of its own comes on top. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
