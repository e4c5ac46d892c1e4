package moestro.app.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import moestro.app.evaluate.Baselines;
import moestro.avro.Lesson;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.metric.Quality;

/**
 * What others would have predicted, found by replaying the lessons topic: each expert alone, their uniform mean, the
 * last label, and the running mean of labels. Each predicts every record from the same prefix of lessons as the mixture
 * did when it was served, and learns every lesson.
 */
final class Replay {
    private final List<Lesson> lessons;
    private final Task task;
    private final Baselines baselines;
    private final Quality last;
    private final Quality mean;
    private double lastLabel;
    private final double[] sums;
    private long learned;

    Replay(List<Lesson> lessons, Task task, Features features, Panel panel, Catalogue catalogue, long seed) {
        this.lessons = lessons;
        this.task = task;
        this.baselines = new Baselines(task, features, panel, catalogue, seed);
        this.last = Quality.of(task);
        this.mean = Quality.of(task);
        this.sums = new double[task.outputs()];
    }

    void run(LongConsumer progress) {
        List<Integer> order = new ArrayList<>(lessons.size());
        for (int i = 0; i < lessons.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(i -> lessons.get(i).lessonsSeen()));
        Baselines.Waiting[] waiting = new Baselines.Waiting[lessons.size()];
        int next = 0;
        for (int i = 0; i < lessons.size(); i++) {
            while (next < order.size() && lessons.get(order.get(next)).lessonsSeen() <= i) {
                int at = order.get(next++);
                waiting[at] = predict(lessons.get(at));
            }
            baselines.learn(waiting[i]);
            waiting[i] = null;
            learn(lessons.get(i).label());
            progress.accept(i + 1L);
        }
    }

    private Baselines.Waiting predict(Lesson lesson) {
        last.add(lastAnswer(), lesson.label());
        mean.add(meanAnswer(), lesson.label());
        return baselines.predict(new Row(lesson.numbers(), lesson.categories()), lesson.label());
    }

    private float[] lastAnswer() {
        float[] answer = new float[task.outputs()];
        if (!task.isClassification()) {
            answer[0] = (float) lastLabel;
        } else if (learned > 0) {
            answer[(int) lastLabel] = 1;
        }
        return answer;
    }

    private float[] meanAnswer() {
        float[] answer = new float[task.outputs()];
        for (int k = 0; k < answer.length; k++) {
            double n = task.isClassification() ? learned + answer.length : Math.max(1, learned);
            answer[k] = (float) ((sums[k] + (task.isClassification() ? 1 : 0)) / n);
        }
        return answer;
    }

    private void learn(double label) {
        learned++;
        lastLabel = label;
        sums[task.isClassification() ? (int) label : 0] += task.isClassification() ? 1 : label;
    }

    Baselines baselines() {
        return baselines;
    }

    /** Always the label that came last; as a probability, all of it. */
    Quality last() {
        return last;
    }

    /** The mean of all labels so far, or the classes' frequencies. */
    Quality mean() {
        return mean;
    }
}
