package moestro.app.intake;

import moestro.avro.Feedback;
import moestro.avro.Label;
import moestro.mixture.Task;
import moestro.topology.IntakeReader;

/** Makes feedback of records: numbers for a regression, names of classes for a classification. */
final class LabelReader implements IntakeReader<Feedback> {
    private final RecordFormat format;
    private final Heading heading;
    private final Pick label;
    private final boolean classes;

    LabelReader(RecordFormat format, Heading heading, FieldPath label, Task task) {
        this.format = format;
        this.heading = heading;
        this.label = new Pick("the label", label);
        this.classes = task.isClassification();
    }

    @Override
    public Feedback read(byte[] key, byte[] value, long timestamp) {
        Field.Group record = format.decode(value);
        return new Feedback(heading.id(key, record), heading.time(timestamp, record), label(record));
    }

    private Label label(Field.Group record) {
        Field field = label.in(record);
        return classes ? new Label.ClassName(label.word(field)) : new Label.Value(label.number(field));
    }
}
