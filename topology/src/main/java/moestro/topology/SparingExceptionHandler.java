package moestro.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a record that a processor fails on unexpectedly. While serving it goes to the dead letters and the
 * stream goes on. While learning nothing is skipped: half of what a lesson changes may be done by then, and a model
 * without it would not be the fold of its lessons. So learning stops at the last commit, and so does anybody whose
 * stored state cannot be read. What Kafka calls retriable is no fault of the record: the thread stops at the last commit,
 * and whoever looks after it tries again.
 *
 * <p>Kafka's own handlers would send the record whole, and a dead letter that the broker finds too large fails the
 * transaction, again and again.
 */
public final class SparingExceptionHandler implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SparingExceptionHandler.class);

    private String deadLetters;

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (Nodes.learns(context.processorNodeId()) || isIncompatible(exception) || isTransient(exception)) {
            return Response.fail();
        }
        String reason = "processor '" + context.processorNodeId() + "' failed unexpectedly: " + exception;
        LOG.error(
                "{}-{} at offset {}: to the dead letters: {}",
                context.topic(),
                context.partition(),
                context.offset(),
                DeadLetter.legible(reason),
                exception);
        if (deadLetters == null || context.topic() == null) {
            return Response.resume();
        }
        DeadLetterCounts.add(context.taskId());
        return Response.resume(List.of(deadLetter(context, reason)));
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ErrorHandlerContext context, String reason) {
        DeadLetter letter = DeadLetter.of(context.sourceRawKey(), context.sourceRawValue(), context.headers(), reason)
                .from(context.topic(), context.partition(), context.offset());
        long time = Math.max(0, context.timestamp());
        return new ProducerRecord<>(deadLetters, null, time, letter.key(), letter.value(), letter.headers());
    }

    private static boolean isIncompatible(Throwable exception) {
        return has(exception, IncompatibleStateException.class);
    }

    /** What passes with time is no fault of the record. */
    private static boolean isTransient(Throwable exception) {
        return has(exception, RetriableException.class);
    }

    private static boolean has(Throwable exception, Class<? extends Throwable> type) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = (String) configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    }
}
