package moestro.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import moestro.mixture.Row;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvStreamTest {
    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("data.csv"), text);
    }

    private String refusal(String text, String target, boolean classes, String... nominal) throws IOException {
        Path file = file(text);
        return assertThrows(InvalidCsvException.class, () -> CsvStream.read(file, target, classes, Set.of(nominal)))
                .getMessage();
    }

    @Test
    void columnsWithTextAreNominalByThemselvesAndOthersWhenAsked() throws IOException {
        CsvStream stream =
                CsvStream.read(file("day,city,wind,y\n1,Rome,.5,10\n2,Oslo,1e1,20\n"), "y", false, Set.of("day"));
        assertEquals(List.of("wind"), stream.features().numbers());
        assertEquals(List.of("day", "city"), stream.features().categories());
        assertEquals(
                new Row(new float[] {.5f}, new String[] {"1", "Rome"}),
                stream.rows().getFirst());
        assertArrayEquals(new double[] {10, 20}, stream.labels());
    }

    @Test
    void theTargetMayStandAnywhereAndClassesComeInOrderOfAppearance() throws IOException {
        CsvStream stream = CsvStream.read(file("y,x\nUP,1\nDOWN,2\nUP,3\n"), "y", true, Set.of());
        assertEquals(new Task.Classification(List.of("UP", "DOWN")), stream.task());
        assertArrayEquals(new double[] {0, 1, 0}, stream.labels());
    }

    @Test
    void quotesAndGzipAreRead() throws IOException {
        Path file = directory.resolve("data.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("name,y\n\"a, b\",1\n\"c\"\"d\",2\n".getBytes(StandardCharsets.UTF_8));
        }
        CsvStream stream = CsvStream.read(file, "y", false, Set.of());
        assertEquals("a, b", stream.rows().getFirst().categories()[0]);
        assertEquals("c\"d", stream.rows().get(1).categories()[0]);
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws IOException {
        assertEquals("--target: data.csv has no column 'z'; it has [x, y]", refusal("x,y\n1,2\n", "z", false));
        assertEquals(
                "--nominal: data.csv has no column 'day'; it has [x, y]", refusal("x,y\n1,2\n", "y", false, "day"));
        assertEquals("line 3 has 1 columns, the header has 2", refusal("x,y\n1,2\n3\n", "y", false));
        assertEquals(
                "line 3: target 'y' is 'high', not a number; for classes use --task classification",
                refusal("x,y\n1,2\n3,high\n", "y", false));
        assertEquals(
                file("x,y\n") + " has no records: a header line and at least one record are needed",
                refusal("x,y\n", "y", false));
    }

    @Test
    void aPrefixHasTheHeaderOfTheWhole() throws IOException {
        CsvStream prefix = CsvStream.read(file("y,x\nUP,1\nUP,2\nDOWN,3\n"), "y", true, Set.of())
                .prefix(2);
        assertEquals(new Task.Classification(List.of("UP", "DOWN")), prefix.task());
        assertEquals(2, prefix.rows().size());
        assertArrayEquals(new double[] {0, 0}, prefix.labels());
    }
}
