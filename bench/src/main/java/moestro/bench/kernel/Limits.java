package moestro.bench.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What the machine can do at most, by the same Vector API: multiply then add, and read memory. */
final class Limits {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int CHAINS = 16;
    private static final int STEPS = 20_000;

    private final float[] numbers = new float[LANES];
    private float[] read = {};
    private float sink;

    Limits() {
        Arrays.fill(numbers, .999f);
    }

    /** Floating-point operations of one {@link #multiplyThenAdd}. */
    static double operations() {
        return 2.0 * LANES * CHAINS * STEPS;
    }

    /** Sixteen independent chains in registers, which hide the latency of each. */
    void multiplyThenAdd() {
        FloatVector x = FloatVector.fromArray(SPECIES, numbers, 0);
        FloatVector a = x.add(1);
        FloatVector b = x.add(2);
        FloatVector c = x.add(3);
        FloatVector d = x.add(4);
        FloatVector e = x.add(5);
        FloatVector f = x.add(6);
        FloatVector g = x.add(7);
        FloatVector h = x.add(8);
        FloatVector i = x.add(9);
        FloatVector j = x.add(10);
        FloatVector k = x.add(11);
        FloatVector l = x.add(12);
        FloatVector m = x.add(13);
        FloatVector n = x.add(14);
        FloatVector o = x.add(15);
        FloatVector p = x.add(16);
        for (int step = 0; step < STEPS; step++) {
            a = a.mul(x).add(x);
            b = b.mul(x).add(x);
            c = c.mul(x).add(x);
            d = d.mul(x).add(x);
            e = e.mul(x).add(x);
            f = f.mul(x).add(x);
            g = g.mul(x).add(x);
            h = h.mul(x).add(x);
            i = i.mul(x).add(x);
            j = j.mul(x).add(x);
            k = k.mul(x).add(x);
            l = l.mul(x).add(x);
            m = m.mul(x).add(x);
            n = n.mul(x).add(x);
            o = o.mul(x).add(x);
            p = p.mul(x).add(x);
        }
        sink += a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).lane(0);
        sink += i.add(j).add(k).add(l).add(m).add(n).add(o).add(p).lane(0);
    }

    /** Prepares {@link #readAll} for so many floats. */
    Limits of(int floats) {
        read = new float[floats];
        return this;
    }

    /** Reads the array from end to end, into four sums. */
    void readAll() {
        float[] from = read;
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int i = 0; i + 4 * LANES <= from.length; i += 4 * LANES) {
            a = a.add(FloatVector.fromArray(SPECIES, from, i));
            b = b.add(FloatVector.fromArray(SPECIES, from, i + LANES));
            c = c.add(FloatVector.fromArray(SPECIES, from, i + 2 * LANES));
            d = d.add(FloatVector.fromArray(SPECIES, from, i + 3 * LANES));
        }
        sink += a.add(b).add(c).add(d).lane(0);
    }

    /** So that no loop is without effect. */
    float sink() {
        return sink;
    }
}
