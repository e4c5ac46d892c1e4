package moestro.app.intake;

import java.util.List;
import moestro.avro.Event;
import moestro.topology.IntakeReader;
import moestro.topology.Memory;

/** Makes events of records. */
final class EventReader implements IntakeReader<Event> {
    private final RecordFormat format;
    private final Heading heading;
    private final List<NumberFeature> numbers;
    private final List<CategoryFeature> categories;
    private final Past past;
    private final int width;

    EventReader(RecordFormat format, Heading heading, FeatureMap features, Memory memory) {
        this.format = format;
        this.heading = heading;
        this.numbers = features.numbers();
        this.categories = features.categories();
        this.past = new Past(memory, features);
        this.width = features.named().numbers().size();
    }

    @Override
    public Event read(byte[] key, byte[] value, long timestamp) {
        Field.Group record = format.decode(value);
        String id = heading.id(key, record);
        long time = heading.time(timestamp, record);
        Reading reading = new Reading(key, id, record, past);
        return new Event(id, time, numbers(reading), categories(reading));
    }

    private float[] numbers(Reading record) {
        float[] all = new float[width];
        int at = 0;
        for (NumberFeature feature : numbers) {
            feature.read(record, all, at);
            at += feature.names().size();
        }
        return all;
    }

    private String[] categories(Reading record) {
        String[] all = new String[categories.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = categories.get(i).read(record);
        }
        return all;
    }
}
