package moestro.app.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The sample flights of 1 to 14 January 2001. Where they come from, and what they leave out, is told in
 * {@code flights-2001-01.md}, beside the data.
 */
public final class SampleFlights {

    private static final String RESOURCE = "/moestro/app/flights-2001-01.bin.zst";

    private SampleFlights() {}

    /**
     * Reads all flights, ordered by departure, then origin, destination, delay and distance.
     *
     * @return an unmodifiable list, read anew at every call
     * @throws UncheckedIOException if the data are missing or damaged
     */
    public static List<Flight> load() {
        try (InputStream packed = SampleFlights.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) {
                throw new IOException("it is not on the class path");
            }
            return FlightsDecoder.decode(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the sample flights from %s: %s. Restore the file or write it with extract-flights.mjs."
                            .formatted(RESOURCE, e.getMessage()),
                    e);
        }
    }
}
