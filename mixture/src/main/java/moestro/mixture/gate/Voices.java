package moestro.mixture.gate;

import java.util.Arrays;

/**
 * The experts that answered, among the first of those asked.
 *
 * @param members their indices in the panel
 * @param answers their answers, float[members][outputs]
 * @param positions where each stands among those asked
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one merge
record Voices(int[] members, float[][] answers, int[] positions) {

    static Voices of(int[] asked, float[][] answers, int count) {
        int[] members = new int[count];
        float[][] given = new float[count][];
        int[] positions = new int[count];
        int n = 0;
        for (int j = 0; j < count; j++) {
            if (answers[j] != null) {
                members[n] = asked[j];
                given[n] = answers[j];
                positions[n++] = j;
            }
        }
        return n == count
                ? new Voices(members, given, positions)
                : new Voices(Arrays.copyOf(members, n), Arrays.copyOf(given, n), Arrays.copyOf(positions, n));
    }
}
