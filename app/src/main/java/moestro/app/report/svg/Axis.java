package moestro.app.report.svg;

import java.util.ArrayList;
import java.util.List;
import moestro.app.report.Numbers;

/**
 * One axis of a chart.
 *
 * @param label what it shows, with its unit; of the vertical axis it may be empty
 * @param least where it begins
 * @param most where it ends, above least
 * @param percent whether its numbers are shares to be written as percentages
 */
public record Axis(String label, double least, double most, boolean percent) {

    public Axis {
        if (!(least < most) || !Double.isFinite(most - least)) {
            throw new IllegalArgumentException("an axis from " + least + " to " + most);
        }
    }

    /** An axis of numbers; widened where nothing lies between its ends. */
    public static Axis of(String label, double least, double most) {
        double room = least < most ? 0 : Math.max(1e-6, Math.abs(most) / 2);
        return new Axis(label, least - room, most + room, false);
    }

    /** An axis of shares. */
    public static Axis ofShares(String label, double least, double most) {
        return new Axis(label, least, most, true);
    }

    /** Round numbers on the axis, about so many: multiples of 1, 2 or 5 times a power of ten. */
    public List<Double> ticks(int wanted) {
        double step = step(wanted);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= most + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private double step(int wanted) {
        double raw = (most - least) / Math.max(1, wanted);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
        double ratio = raw / power;
        return power * (ratio < 1.5 ? 1 : ratio < 3 ? 2 : ratio < 7 ? 5 : 10);
    }

    /** A tick as text, with as many digits as its neighbours need. */
    public String format(double tick, int wanted) {
        double scale = percent ? 100 : 1;
        double step = step(wanted) * scale;
        int digits = Math.clamp((int) Math.ceil(-StrictMath.log10(step) - 1e-9), 0, 9);
        return Numbers.fixed(tick * scale + 0.0, digits) + (percent ? "\u00a0%" : "");
    }

    /** Where a value lies: 0 at the beginning, 1 at the end. */
    double at(double value) {
        return (value - least) / (most - least);
    }
}
