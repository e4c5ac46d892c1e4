package moestro.experts.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import org.junit.jupiter.api.Test;

class ActiveInputsTest {
    private static final Layout LAYOUT = new Layout(2, 2, 3);

    private static Input input(float[] dense, int... hot) {
        return new Input(LAYOUT, new float[4], dense, hot);
    }

    private static List<String> pairs(ActiveInputs inputs) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < inputs.count(); i++) {
            pairs.add(inputs.index(i) + "=" + inputs.value(i));
        }
        return pairs;
    }

    @Test
    void zerosAndUnseenCategoriesAreLeftOut() {
        ActiveInputs inputs = new ActiveInputs(LAYOUT, true).of(input(new float[] {0, 2, .5f, 0, -1, 1}, -1, 9));

        assertEquals(List.of("1=2.0", "2=0.5", "4=-1.0", "5=1.0", "9=1.0"), pairs(inputs));
        assertEquals(10, inputs.end());
    }

    @Test
    void withoutHistoryOnlyNumbersConstantAndCategoriesRemain() {
        ActiveInputs inputs = new ActiveInputs(LAYOUT, false).of(input(new float[] {3, 2, .5f, 1, -1, 1}, 6, -1));

        assertEquals(List.of("0=3.0", "1=2.0", "5=1.0", "6=1.0"), pairs(inputs));
    }

    @Test
    void theNextEventReplacesTheOneBefore() {
        ActiveInputs inputs = new ActiveInputs(LAYOUT, true).of(input(new float[] {3, 2, 1, 1, 1, 1}, 20, 30));
        inputs.of(input(new float[] {0, 0, 0, 0, 0, 1}, -1, -1));

        assertEquals(List.of("5=1.0"), pairs(inputs));
        assertEquals(LAYOUT.dense(), inputs.end());
    }

    @Test
    void anAbsurdHistoryIsClipped() {
        ActiveInputs inputs = new ActiveInputs(LAYOUT, true).of(input(new float[] {0, 0, 1e30f, -1e30f, 0, 1}, -1, -1));

        assertEquals(List.of("2=1.0E9", "3=-1.0E9", "5=1.0"), pairs(inputs));
    }
}
