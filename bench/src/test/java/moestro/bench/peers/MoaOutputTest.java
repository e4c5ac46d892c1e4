package moestro.bench.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MoaOutputTest {
    private static float number(MoaOutput output, double... votes) {
        return output.of(votes)[0];
    }

    @Test
    void votesAreDividedByTheirSum() {
        assertArrayEquals(new float[] {0.25f, 0.75f}, new NormalisedVotes(2).of(new double[] {2, 6}));
    }

    @Test
    void votesThatAreMissingNegativeOrNotFiniteCountAsNone() {
        MoaOutput output = new NormalisedVotes(3);
        assertArrayEquals(new float[] {1, 0, 0}, output.of(new double[] {5}));
        assertArrayEquals(new float[] {0, 1, 0}, output.of(new double[] {-1, 2, Double.NaN}));
    }

    @Test
    void noVoteAtAllIsOneForEachClass() {
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, new NormalisedVotes(4).of(new double[0]));
    }

    @Test
    void aNumberIsClippedToTheLabelsLearnedSoFar() {
        MoaOutput output = new ClippedNumber();
        assertEquals(1000, number(output, 1000));
        output.learned(3);
        output.learned(5);
        assertEquals(5, number(output, 1000));
        assertEquals(3, number(output, Double.NEGATIVE_INFINITY));
        assertEquals(4.5f, number(output, 4.5));
        output.learned(2000);
        assertEquals(1000, number(output, 1000));
    }

    @Test
    void whatIsNoNumberIsTheMeanOfTheLabels() {
        MoaOutput output = new ClippedNumber();
        assertEquals(0, number(output, Double.NaN));
        output.learned(3);
        output.learned(5);
        assertEquals(4, number(output, Double.NaN));
        assertEquals(4, number(output));
    }
}
