package moestro.app.intake;

import java.util.List;
import moestro.avro.Event;
import moestro.topology.IntakeReader;

/** Makes events of records. */
final class EventReader implements IntakeReader<Event> {
    private final RecordFormat format;
    private final Heading heading;
    private final List<NumberFeature> numbers;
    private final List<CategoryFeature> categories;
    private final int width;

    EventReader(RecordFormat format, Heading heading, FeatureMap features) {
        this.format = format;
        this.heading = heading;
        this.numbers = features.numbers();
        this.categories = features.categories();
        this.width = features.named().numbers().size();
    }

    @Override
    public Event read(byte[] key, byte[] value, long timestamp) {
        Field.Group record = format.decode(value);
        return new Event(heading.id(key, record), heading.time(timestamp, record), numbers(record), categories(record));
    }

    private float[] numbers(Field.Group record) {
        float[] all = new float[width];
        int at = 0;
        for (NumberFeature feature : numbers) {
            feature.read(record, all, at);
            at += feature.names().size();
        }
        return all;
    }

    private String[] categories(Field.Group record) {
        String[] all = new String[categories.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = categories.get(i).read(record);
        }
        return all;
    }
}
