package moestro.app.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import moestro.topology.IncompatibleStateException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;

/** What a failed stream thread suffers from, and what helps. */
final class Diagnosis {
    /** Types that time does not heal, wherever they are among the causes. */
    private static final List<Class<? extends Throwable>> FOR_EVER =
            List.of(IncompatibleStateException.class, ConfigException.class, Error.class);

    /** What helps against what; the first that fits. */
    private static final List<Map.Entry<Class<? extends Throwable>, String>> ADVICE = List.of(
            Map.entry(IncompatibleStateException.class, ""), // says itself what to do
            Map.entry(
                    OutOfMemoryError.class,
                    "give Java more memory, such as MOESTRO_JAVA_OPTS=-Xmx4g, or the panel smaller windows"),
            Map.entry(
                    AuthorizationException.class,
                    "let the user under 'kafka' read and write the topics that it names, and create, read and write"
                            + " topics, groups and transactional ids that begin with the application id"),
            Map.entry(
                    FencedInstanceIdException.class,
                    "another instance runs with a copy of this state directory; delete one of them while it does not"
                            + " run, and it is made anew from Kafka"),
            Map.entry(AuthenticationException.class, "check the credentials under 'kafka'"),
            Map.entry(
                    MissingSourceTopicException.class,
                    "a topic that was there at the start is gone; start again, and it is created anew and empty"),
            Map.entry(
                    RecordTooLargeException.class,
                    "raise max.message.bytes of the topic, and max.request.size under 'kafka'"),
            Map.entry(ProcessorStateException.class, Advice.DISK),
            Map.entry(IOException.class, Advice.DISK));

    private final List<Throwable> chain = new ArrayList<>();

    /** Advice that is given twice. */
    private static final class Advice {
        static final String DISK =
                "see whether the state directory can be written and its disk has room; what is in it is made anew from"
                        + " Kafka if it is deleted while nobody runs";
    }

    private Diagnosis(Throwable failure) {
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
    }

    static Diagnosis of(Throwable failure) {
        return new Diagnosis(failure);
    }

    /** Whether such a thing is among the causes. */
    boolean has(Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    /** Whether a new thread would fail just so. */
    boolean isForEver() {
        return FOR_EVER.stream().anyMatch(this::has);
    }

    /**
     * The failure and its causes from the last back, in one line: the last says what, the others where. One of our own
     * says all that.
     */
    String what() {
        Optional<Throwable> own = chain.stream()
                .filter(IncompatibleStateException.class::isInstance)
                .findFirst();
        if (own.isPresent()) {
            return own.get().getMessage();
        }
        return chain.reversed().stream()
                .map(Diagnosis::told)
                .distinct()
                .limit(3)
                .collect(Collectors.joining("; while: "));
    }

    private static String told(Throwable cause) {
        String type = cause.getClass().getSimpleName();
        String message = Optional.ofNullable(cause.getMessage())
                .map(text -> text.strip().replaceAll("\\s*\\R\\s*", "; "))
                .orElse("");
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** What to do; empty if the failure itself says so. */
    String advice() {
        return ADVICE.stream()
                .filter(entry -> has(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("the log above has more; start again, and what was committed is gone on with");
    }

    /** The same for failures of the same kind; numbers, such as offsets and threads' numbers, make no difference. */
    String signature() {
        List<String> told = new ArrayList<>(chain.stream().map(Diagnosis::told).toList());
        Collections.reverse(told);
        return String.join("|", told).replaceAll("\\d+", "#");
    }
}
