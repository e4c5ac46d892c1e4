package moestro.app.audit;

import java.util.Map;
import moestro.app.report.ProgressLine;
import moestro.app.topic.TopicReader;
import moestro.topology.LessonLog;

/**
 * The lessons topic of somebody's Kafka, read with a progress line.
 *
 * @param client properties of clients
 * @param topic its name
 */
public record LessonsTopic(Map<String, String> client, String topic) implements LessonLog {

    @Override
    public void read(Reader reader) {
        try (TopicReader lessons = TopicReader.of(client, topic);
                ProgressLine progress = new ProgressLine("lessons", lessons.length())) {
            lessons.whileWanted(lesson -> {
                progress.at(lesson.offset() + 1);
                return reader.accept(lesson.offset(), lesson.value());
            });
        }
    }
}
