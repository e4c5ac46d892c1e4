package moestro.app.audit;

import java.util.Map;
import moestro.app.report.ProgressLine;
import moestro.app.topic.TopicReader;
import moestro.topology.LessonLog;

/**
 * The lessons of one range of keys in somebody's Kafka, read with a progress line.
 *
 * @param client properties of clients
 * @param topic its name
 * @param range which has the partition of this number; 0 if there is one
 */
public record LessonsTopic(Map<String, String> client, String topic, int range) implements LessonLog {
    /** The first range's. */
    public LessonsTopic(Map<String, String> client, String topic) {
        this(client, topic, 0);
    }

    @Override
    public LessonLog of(int other) {
        return new LessonsTopic(client, topic, other);
    }

    @Override
    public void read(Reader reader) {
        try (TopicReader lessons = TopicReader.ofPartition(client, topic, range);
                ProgressLine progress = new ProgressLine("lessons", lessons.length())) {
            lessons.whileWanted(lesson -> {
                progress.at(lesson.offset() + 1);
                return reader.accept(lesson.offset(), lesson.value());
            });
        }
    }
}
