package moestro.topology;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What becomes of a record that a processor fails on unexpectedly. While serving it goes to the dead letters and the
 * stream goes on. While learning nothing is skipped: half of what a lesson changes may be done by then, and a model
 * without it would not be the fold of its lessons. So learning stops at the last commit, and so does anybody whose
 * stored state cannot be read.
 */
public final class SparingExceptionHandler implements ProcessingExceptionHandler {
    private final ProcessingExceptionHandler sparing = new LogAndContinueProcessingExceptionHandler();

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return Nodes.learns(context.processorNodeId()) || isIncompatible(exception)
                ? Response.fail()
                : sparing.handleError(context, record, exception);
    }

    private static boolean isIncompatible(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof IncompatibleStateException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        sparing.configure(configs);
    }
}
