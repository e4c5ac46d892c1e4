package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SpecialisationTest {
    private static final double EXACT = 1e-9;
    private static final double SIX_DIGITS = 5e-7;

    @Test
    void theGoldenCountsGiveTheGoldenNumbers() {
        Specialisation specialisation = new Specialisation(new double[][] {{30, 5, 5}, {10, 20, 0}, {0, 5, 25}});
        assertEquals(.468529, specialisation.information(), SIX_DIGITS);
        assertEquals(.430277, specialisation.normalised(), SIX_DIGITS);
        assertEquals(-.01, specialisation.millerMadow(), EXACT);
    }

    @Test
    void expertsThatKeepToOneRegionEachAreWhollySpecialised() {
        Specialisation specialisation = new Specialisation(new double[][] {{0, 8}, {8, 0}});
        assertEquals(StrictMath.log(2), specialisation.information(), EXACT);
        assertEquals(1, specialisation.normalised(), EXACT);
    }

    @Test
    void expertsThatShareEveryRegionAlikeAreNotSpecialised() {
        Specialisation specialisation = new Specialisation(new double[][] {{6, 2, 4}, {3, 1, 2}});
        assertEquals(0, specialisation.information(), EXACT);
        assertEquals(0, specialisation.normalised(), EXACT);
    }

    @Test
    void oneExpertAloneIsNotSpecialised() {
        assertEquals(0, new Specialisation(new double[][] {{6, 2, 4}}).normalised(), EXACT);
    }
}
