package moestro.bench.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.Instance;
import java.util.List;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Features;
import moestro.mixture.Row;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

final class MoaColumnsTest {
    private static final Task CLASSES = new Task.Classification(List.of("down", "up"));

    private static CsvStream stream(Task task, String... colours) {
        List<Row> rows = List.of(colours).stream()
                .map(colour -> new Row(new float[] {0.5f, 2}, new String[] {colour}))
                .toList();
        Features features = new Features(List.of("height", "width"), List.of("colour"));
        return new CsvStream(task, features, rows, new double[colours.length]);
    }

    @Test
    void categoriesAreValuesInTheOrderOfFirstAppearance() {
        CsvStream stream = stream(CLASSES, "red", "blue", "red");
        MoaColumns columns = MoaColumns.of(stream, Nominals.AS_VALUES);
        Attribute colour = columns.header().attribute(2);
        assertTrue(colour.isNominal());
        assertEquals(List.of("red", "blue"), colour.getAttributeValues());
        assertEquals(1, columns.unlabelled(stream.rows().get(1)).value(2));
    }

    @Test
    void theClassIsTheLastAttributeWithTheClassesInTheirOrder() {
        CsvStream stream = stream(CLASSES, "red");
        MoaColumns columns = MoaColumns.of(stream, Nominals.AS_VALUES);
        assertEquals(3, columns.header().classIndex());
        Instance instance = columns.unlabelled(stream.rows().getFirst());
        assertEquals(2, instance.numClasses());
        instance.setClassValue(1);
        assertEquals("up", instance.classAttribute().value((int) instance.classValue()));
        assertArrayEquals(new double[] {0.5, 2, 0, 1}, instance.toDoubleArray());
    }

    @Test
    void anUnlabelledInstanceWeighsNothing() {
        CsvStream stream = stream(CLASSES, "red");
        Instance instance = MoaColumns.of(stream, Nominals.AS_VALUES)
                .unlabelled(stream.rows().getFirst());
        assertEquals(0, instance.weight());
        assertEquals(0, instance.classValue());
    }

    @Test
    void categoriesThatSpellNumbersCanBeNumbers() {
        CsvStream stream = stream(new Task.Regression(), "12", "7");
        MoaColumns columns = MoaColumns.of(stream, Nominals.AS_NUMBERS);
        assertTrue(columns.header().attribute(2).isNumeric());
        assertFalse(columns.header().classAttribute().isNominal());
        assertEquals(7, columns.unlabelled(stream.rows().get(1)).value(2));
    }

    @Test
    void categoriesOfTextAreNumberedWhereNumbersAreWanted() {
        CsvStream stream = stream(new Task.Regression(), "12", "noon");
        MoaColumns columns = MoaColumns.of(stream, Nominals.AS_NUMBERS);
        assertEquals(0, columns.unlabelled(stream.rows().get(0)).value(2));
        assertEquals(1, columns.unlabelled(stream.rows().get(1)).value(2));
    }
}
