package moestro.app.setup.propose;

import java.util.ArrayList;
import java.util.List;

/**
 * When to look for the events of the newest labels, if nobody knows how late labels are. If all are equally late, those
 * that came within some time are of events that came within as much time before; so looks that are less than that apart
 * do not miss them. If they are not, their events lie further apart, and are met the sooner. The looks cannot be without
 * end: those furthest back are further apart.
 */
final class Probes {
    private static final int EVENLY = 100;
    private static final int MOST = 250;
    private static final double WIDENING = 1.05;
    private static final long LEAST_APART = 1000;

    private Probes() {}

    /**
     * The times, the latest first.
     *
     * @param from when the first of the labels came, milliseconds since 1970
     * @param to when the last did
     */
    static List<Long> before(long from, long to) {
        List<Long> times = new ArrayList<>();
        double apart = Math.max(LEAST_APART, (to - from) / 2.);
        double time = to - apart;
        while (time >= 0 && times.size() < MOST) {
            times.add((long) time);
            if (times.size() > EVENLY) {
                apart *= WIDENING;
            }
            time -= apart;
        }
        return times;
    }
}
