package moestro.app.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleFlightsTest {

    /** Computed by DuckDB from the parquet file, without the encoder: the query CHECKSUM of extract-flights.mjs. */
    private static final String SOURCE_SHA256 = "7a53dd0193d8f3f31948aba11216201bce125ee05830a879ccca84fda041e3de";

    private static final List<Flight> FLIGHTS = SampleFlights.load();

    @Test
    void everyRowIsThere() {
        assertEquals(228_738, FLIGHTS.size());
    }

    @Test
    void everyRowEqualsItsSource() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        FLIGHTS.forEach(flight -> digest.update(canonicalText(flight).getBytes(US_ASCII)));
        assertEquals(SOURCE_SHA256, HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void rowsAreInTheirStatedOrder() {
        Comparator<Flight> stated = Comparator.comparing(Flight::departure)
                .thenComparing(Flight::origin)
                .thenComparing(Flight::destination)
                .thenComparing(Flight::delayMinutes)
                .thenComparing(Flight::distanceMiles);
        List<Integer> misplaced = IntStream.range(1, FLIGHTS.size())
                .filter(row -> stated.compare(FLIGHTS.get(row - 1), FLIGHTS.get(row)) > 0)
                .boxed()
                .toList();
        assertEquals(List.of(), misplaced);
    }

    @Test
    void everyDayOfTheTwoWeeksHasFlightsAndNoOtherDay() {
        LocalDate first = LocalDate.of(2001, 1, 1);
        assertEquals(
                first.datesUntil(first.plusDays(14)).collect(Collectors.toSet()),
                FLIGHTS.stream().map(flight -> flight.departure().toLocalDate()).collect(Collectors.toSet()));
    }

    @Test
    void truncatedDataAreRefused() throws IOException {
        byte[] packed = packedFile();
        byte[] half = Arrays.copyOf(packed, packed.length / 2);
        assertThrows(IOException.class, () -> FlightsDecoder.decode(new ByteArrayInputStream(half)));
    }

    @Test
    void oneChangedByteIsRefusedByTheChecksum() throws IOException {
        byte[] file = unpackedFile();
        file[file.length / 2]++;
        assertTrue(refusal(file).contains("CRC-32"));
    }

    @Test
    void anotherLayoutIsRefusedByItsFirstBytes() throws IOException {
        byte[] file = unpackedFile();
        file[0]++;
        assertTrue(refusal(file).contains("MOEFLT01"));
    }

    private static String canonicalText(Flight flight) {
        return "%s,%d,%d,%s,%s\n"
                .formatted(
                        flight.departure(),
                        flight.delayMinutes(),
                        flight.distanceMiles(),
                        flight.origin(),
                        flight.destination());
    }

    private static String refusal(byte[] file) {
        InputStream packed = new ByteArrayInputStream(Zstd.compress(file));
        return assertThrows(IOException.class, () -> FlightsDecoder.decode(packed))
                .getMessage();
    }

    private static byte[] unpackedFile() throws IOException {
        byte[] packed = packedFile();
        return Zstd.decompress(packed, Math.toIntExact(Zstd.getFrameContentSize(packed)));
    }

    private static byte[] packedFile() throws IOException {
        try (InputStream packed = SampleFlights.class.getResourceAsStream("/moestro/app/flights-2001-01.bin.zst")) {
            return Objects.requireNonNull(packed, "the sample flights are not on the class path")
                    .readAllBytes();
        }
    }
}
