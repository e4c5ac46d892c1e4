package moestro.mixture.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * How wide the SIMD kernels are: as the machine prefers (up to 512 bits), or as the system property {@value #PROPERTY} says (64, 128,
 * 256 or 512), for machines whose clock falls with wide registers. A constant of the class, because only vectors of a
 * constant species stay in registers.
 */
final class VectorWidth {
    static final String PROPERTY = "moestro.vector.bits";

    static final VectorSpecies<Float> SPECIES = chosen();

    private VectorWidth() {}

    private static VectorSpecies<Float> chosen() {
        Integer bits = Integer.getInteger(PROPERTY);
        if (bits == null) {
            return FloatVector.SPECIES_PREFERRED.length() > Panels.WIDTH
                    ? FloatVector.SPECIES_512
                    : FloatVector.SPECIES_PREFERRED;
        }
        return switch (bits) {
            case 64, 128, 256, 512 -> VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
            default ->
                throw new IllegalArgumentException("system property " + PROPERTY + " is " + bits
                        + "; vectors have 64, 128, 256 or 512 bits. Leave it out for what the machine prefers");
        };
    }
}
