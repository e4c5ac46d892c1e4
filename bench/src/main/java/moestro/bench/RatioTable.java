package moestro.bench;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many times faster SIMD was, as a Markdown table. */
final class RatioTable {
    private static final String HEAD = "| kernel | scalar, ns | SIMD, ns | scalar / SIMD |\n|---|---:|---:|---:|\n";

    private RatioTable() {}

    /**
     * What the iterations of one benchmark said. Their median, because a mean is carried away by whatever else the
     * machine did for a moment; and their range, which tells of that.
     *
     * @param what was measured, with its sizes
     * @param kernels that ran
     * @param median nanoseconds of one call
     * @param least nanoseconds of one call
     * @param most nanoseconds of one call
     */
    record Measured(String what, KernelChoice kernels, double median, double least, double most) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f (%.0f–%.0f)", median, least, most);
        }
    }

    /** The table of all that was measured with both twins, in the order of first appearance. */
    static String of(List<Measured> all) {
        Map<String, Map<KernelChoice, Measured>> pairs = new LinkedHashMap<>();
        for (Measured one : all) {
            pairs.computeIfAbsent(one.what(), what -> new EnumMap<>(KernelChoice.class))
                    .put(one.kernels(), one);
        }
        StringBuilder table = new StringBuilder(HEAD);
        pairs.forEach((what, twins) -> {
            if (twins.size() == KernelChoice.values().length) {
                Measured scalar = twins.get(KernelChoice.SCALAR);
                Measured simd = twins.get(KernelChoice.SIMD);
                double ratio = scalar.median() / simd.median();
                table.append(String.format(Locale.ROOT, "| %s | %s | %s | %.2f |\n", what, scalar, simd, ratio));
            }
        });
        return table.toString();
    }
}
