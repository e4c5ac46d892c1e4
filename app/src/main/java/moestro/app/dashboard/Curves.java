package moestro.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import moestro.mixture.metric.Load;

/**
 * The series as columns, each double[buckets].
 *
 * @param origin when bucket 0 begins, milliseconds since 1970
 * @param width of a bucket, milliseconds
 * @param from index of the first bucket in the columns
 * @param counts for each voice how many of its answers were scored, long[voices][buckets]
 * @param losses for each voice their losses, summed up: squared errors or log losses, double[voices][buckets]
 * @param routed for each expert its routes, long[experts][buckets]
 * @param predictions how many
 * @param lessons how many
 * @param latency50 milliseconds
 * @param latency95 milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
record Curves(
        long origin,
        long width,
        int from,
        List<double[]> counts,
        List<double[]> losses,
        List<double[]> routed,
        double[] predictions,
        double[] lessons,
        double[] latency50,
        double[] latency95) {

    /** The columns from the given bucket on; leading buckets of nothing are left out. */
    static Curves of(Series series, Voices voices, int wanted) {
        List<Bucket> all = series.buckets();
        int from = Math.clamp(wanted, firstUsed(all), all.size());
        List<Bucket> some = all.subList(from, all.size());
        List<double[]> counts = new ArrayList<>();
        List<double[]> losses = new ArrayList<>();
        for (int v = 0; v < voices.count(); v++) {
            int voice = v;
            counts.add(column(some, bucket -> bucket.tally(voice).count()));
            losses.add(column(some, bucket -> bucket.tally(voice).loss()));
        }
        List<double[]> routed = new ArrayList<>();
        for (int e = 0; e < voices.experts().size(); e++) {
            int expert = e;
            routed.add(column(some, bucket -> bucket.routed()[expert]));
        }
        return new Curves(
                series.origin(),
                series.width(),
                from,
                counts,
                losses,
                routed,
                column(some, Bucket::predictions),
                column(some, Bucket::lessons),
                column(some, bucket -> bucket.latency().quantile(.5)),
                column(some, bucket -> bucket.latency().quantile(.95)));
    }

    private static int firstUsed(List<Bucket> buckets) {
        int first = 0;
        while (first < buckets.size() && isEmpty(buckets.get(first))) {
            first++;
        }
        return first;
    }

    private static boolean isEmpty(Bucket bucket) {
        return bucket.predictions() == 0 && bucket.lessons() == 0 && bucket.deadLetters() == 0;
    }

    static Load load(Bucket bucket) {
        double[] load = new double[bucket.routed().length];
        for (int e = 0; e < load.length; e++) {
            load[e] = bucket.routed()[e];
        }
        return new Load(load);
    }

    private static double[] column(List<Bucket> buckets, ToDoubleFunction<Bucket> value) {
        return buckets.stream().mapToDouble(value).toArray();
    }
}
