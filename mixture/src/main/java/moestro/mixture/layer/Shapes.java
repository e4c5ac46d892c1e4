package moestro.mixture.layer;

/** Says what is wrong with an array before a loop runs into it. */
final class Shapes {
    private Shapes() {}

    static void require(String what, float[] array, long length) {
        if (array.length != length) {
            throw new IllegalArgumentException("there are " + array.length + " " + what + ", not " + length);
        }
    }
}
