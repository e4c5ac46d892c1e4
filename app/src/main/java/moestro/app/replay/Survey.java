package moestro.app.replay;

import moestro.avro.ContractException;
import moestro.avro.Lesson;
import moestro.topology.Deployment;
import moestro.topology.LessonLog;
import moestro.topology.LessonReader;
import moestro.topology.UnusableLessonException;

/**
 * What has to be known of the lessons before they are replayed.
 *
 * @param compared how many lessons the stretch has
 * @param firstOffset of these
 * @param lastOffset of these
 * @param reach the most offsets that lie between a lesson and the newest one that its prediction knew of
 */
record Survey(long compared, long firstOffset, long lastOffset, long reach) {

    /**
     * Reads all lessons.
     *
     * @throws IllegalArgumentException if the stretch has none
     */
    static Survey of(LessonLog log, Deployment deployment, Stretch stretch) {
        Taker taker = new Taker(new LessonReader(deployment), stretch);
        log.read(taker);
        if (taker.compared == 0) {
            throw new IllegalArgumentException("topic '" + deployment.topics().lessons() + "' has " + taker.usable
                    + " lessons that fit this task and these features, and none of them " + stretch);
        }
        return new Survey(taker.compared, taker.first, taker.last, taker.reach);
    }

    /** Counts. */
    private static final class Taker implements LessonLog.Reader {
        private final LessonReader reader;
        private final Stretch stretch;
        private long usable;
        private long compared;
        private long first;
        private long last;
        private long reach;

        Taker(LessonReader reader, Stretch stretch) {
            this.reader = reader;
            this.stretch = stretch;
        }

        @Override
        public boolean accept(long offset, byte[] value) {
            if (reader.isCommand(value)) {
                return true;
            }
            Lesson lesson;
            try {
                reader.read(value);
                lesson = Lesson.CODEC.decode(value);
            } catch (ContractException | UnusableLessonException e) {
                return true;
            }
            usable++;
            reach = Math.max(reach, offset - lesson.gateVersion());
            if (stretch.includes(offset, lesson.labelTime())) {
                first = compared == 0 ? offset : first;
                last = offset;
                compared++;
            }
            return true;
        }
    }
}
