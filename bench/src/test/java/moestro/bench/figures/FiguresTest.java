package moestro.bench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class FiguresTest {
    @TempDir
    Path folder;

    @Test
    void aRatioAboveOneIsOursWhicheverWayTheUnitCounts() {
        assertEquals(4, Figure.ofCost("time", 2, 8, "ns").ratio());
        assertEquals(4, Figure.ofGain("pace", 8, 2, "events/s").ratio());
    }

    @Test
    void theMiddleRoundCounts() {
        Figure low = Figure.ofGain("pace", 1, 1, "events/s");
        Figure middle = Figure.ofGain("pace", 2, 1, "events/s");
        Figure high = Figure.ofGain("pace", 3, 1, "events/s");

        assertEquals(middle, Median.ofRatios(List.of(high, low, middle)));
        assertEquals(low, Median.ofRatios(List.of(high, low)));
    }

    @Test
    void aPictureHasABarForEachFigureToItsOwnSide() throws Exception {
        Path file = folder.resolve("plot.svg");

        Plot.write(
                file,
                List.of(Figure.ofGain("a < b & c", 10, 1, "events/s"), Figure.ofGain("behind", 1, 10, "events/s")));

        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        String ahead = svg.getElementsByTagName("rect")
                .item(1)
                .getAttributes()
                .getNamedItem("x")
                .getNodeValue();
        String behind = svg.getElementsByTagName("rect")
                .item(2)
                .getAttributes()
                .getNamedItem("x")
                .getNodeValue();
        assertTrue(Double.parseDouble(behind) < Double.parseDouble(ahead), Files.readString(file));
        assertEquals("a < b & c", svg.getElementsByTagName("text").item(0).getTextContent());
    }
}
