package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    @SuppressWarnings("ArrayRecordComponent") // a column is an array
    private record Message(double a, Double b, double[] column, long time) {}

    @Test
    void numbersHaveSixDigitsAndWhatIsNotFiniteIsNull() {
        Message message = new Message(
                1234.56789, Double.NaN, new double[] {3, 1 / 3d, Double.POSITIVE_INFINITY, -2e-9}, 1795359789855L);

        assertEquals(
                "{\"a\":1234.57,\"b\":null,\"column\":[3,0.333333,null,-2.0E-9],\"time\":1795359789855}",
                new String(Wire.bytes(message), StandardCharsets.UTF_8));
    }

    @Test
    void aNumberThatIsUnknownIsNullWhereverItStands() {
        assertEquals("[null,0]", new String(Wire.bytes(List.of(Double.NaN, 0d)), StandardCharsets.UTF_8));
    }
}
