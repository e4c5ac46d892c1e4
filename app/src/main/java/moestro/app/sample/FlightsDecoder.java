package moestro.app.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/** Turns the packed columns of {@code flights-2001-01.bin.zst} into flights; the layout is told beside that file. */
final class FlightsDecoder {

    private static final String MAGIC = "MOEFLT01";
    private static final int AIRPORT_LENGTH = 3;
    private static final int MINUTES_PER_DAY = 24 * 60;

    private final LocalDateTime start;
    private final Route[][] routes;
    private final byte[] flightsPerMinute;
    private final byte[] origins;
    private final byte[] destinationRanks;
    private final byte[] delaysHigh;
    private final byte[] delaysLow;

    /** Reads the columns in the order in which they are written. */
    private FlightsDecoder(ByteBuffer body) {
        start = LocalDate.ofEpochDay(body.getInt()).atStartOfDay();
        int days = Byte.toUnsignedInt(body.get());
        int rows = body.getInt();
        routes = routes(airports(body), body);
        flightsPerMinute = plane(days * MINUTES_PER_DAY, body);
        origins = plane(rows, body);
        destinationRanks = plane(rows, body);
        delaysHigh = plane(rows, body);
        delaysLow = plane(rows, body);
    }

    /**
     * Reads a whole packed file and closes the stream.
     *
     * @throws IOException if the bytes are not of this layout, not whole, or fail their checksum
     */
    static List<Flight> decode(InputStream packed) throws IOException {
        try (InputStream unpacked = new ZstdInputStream(packed)) {
            return new FlightsDecoder(verifiedBody(unpacked.readAllBytes())).flights();
        }
    }

    private static ByteBuffer verifiedBody(byte[] file) throws IOException {
        int bodyEnd = file.length - Integer.BYTES;
        if (bodyEnd < MAGIC.length() || !MAGIC.equals(new String(file, 0, MAGIC.length(), US_ASCII))) {
            throw new IOException("it does not start with %s, so it has another layout".formatted(MAGIC));
        }
        CRC32 checksum = new CRC32();
        checksum.update(file, 0, bodyEnd);
        int found = (int) checksum.getValue();
        int written = ByteBuffer.wrap(file).getInt(bodyEnd);
        if (found != written) {
            throw new IOException("its CRC-32 is %08x, and should be %08x".formatted(found, written));
        }
        return ByteBuffer.wrap(file, MAGIC.length(), bodyEnd - MAGIC.length());
    }

    private static String[] airports(ByteBuffer body) {
        String[] airports = new String[Byte.toUnsignedInt(body.get())];
        for (int airport = 0; airport < airports.length; airport++) {
            airports[airport] = new String(plane(AIRPORT_LENGTH, body), US_ASCII);
        }
        return airports;
    }

    /** By origin, then by the destination's rank among those of the origin. */
    private static Route[][] routes(String[] airports, ByteBuffer body) {
        byte[] counts = plane(airports.length, body);
        int total = 0;
        for (byte count : counts) {
            total += Byte.toUnsignedInt(count);
        }
        byte[] destinations = plane(total, body);
        Route[][] routes = new Route[airports.length][];
        int next = 0;
        for (int origin = 0; origin < routes.length; origin++) {
            routes[origin] = new Route[Byte.toUnsignedInt(counts[origin])];
            for (int rank = 0; rank < routes[origin].length; rank++) {
                String destination = airports[Byte.toUnsignedInt(destinations[next++])];
                int distanceMiles = Short.toUnsignedInt(body.getShort());
                routes[origin][rank] = new Route(airports[origin], destination, distanceMiles);
            }
        }
        return routes;
    }

    private static byte[] plane(int length, ByteBuffer body) {
        byte[] bytes = new byte[length];
        body.get(bytes);
        return bytes;
    }

    private List<Flight> flights() {
        List<Flight> flights = new ArrayList<>(origins.length);
        for (int minute = 0; minute < flightsPerMinute.length; minute++) {
            LocalDateTime departure = start.plusMinutes(minute);
            int end = flights.size() + Byte.toUnsignedInt(flightsPerMinute[minute]);
            while (flights.size() < end) {
                flights.add(flight(flights.size(), departure));
            }
        }
        return Collections.unmodifiableList(flights);
    }

    private Flight flight(int row, LocalDateTime departure) {
        Route route = routes[Byte.toUnsignedInt(origins[row])][Byte.toUnsignedInt(destinationRanks[row])];
        int zigzag = Byte.toUnsignedInt(delaysHigh[row]) << Byte.SIZE | Byte.toUnsignedInt(delaysLow[row]);
        int delayMinutes = (zigzag >>> 1) ^ -(zigzag & 1);
        return new Flight(departure, delayMinutes, route.distanceMiles(), route.origin(), route.destination());
    }

    private record Route(String origin, String destination, int distanceMiles) {}
}
