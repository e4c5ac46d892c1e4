package moestro.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import moestro.mixture.Answer;
import moestro.mixture.Resting;
import moestro.mixture.Task;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one serving task deals with experts that misbehave: it keeps each to its time, and lets it rest when it has failed
 * too often. This is in memory only, begins anew with the task, and no model depends on it.
 */
final class Guards implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

    private final Task task;
    private final List<String> names;
    private final String where;
    private final LongSupplier clock;
    private final Counter opened;
    private final Breakers breakers;
    private final List<Guard> guards = new ArrayList<>();

    /** All experts may be asked. */
    Guards(Deployment deployment, ProcessorContext<?, ?> context) {
        this.task = deployment.task();
        this.names = deployment.panel().names();
        this.where = context.taskId().toString();
        this.clock = context::currentSystemTimeMs;
        this.opened = new Counter(context, "breaker-opened");
        this.breakers = new Breakers(names.size());
        for (String name : names) {
            String thread = "moestro-" + where + "-" + Nodes.expert(name);
            guards.add(new Guard(deployment.guarding(), thread, System::nanoTime));
        }
    }

    /**
     * Who is awake and must not be asked now.
     *
     * @param asleep boolean[experts]; null for nobody
     */
    List<Resting> resting(boolean[] asleep) {
        return breakers.resting(asleep, clock.getAsLong());
    }

    /** Whether an expert rests now, awake or not. */
    boolean rests(int expert) {
        return breakers.of(expert).state(clock.getAsLong()) == Breaker.State.OPEN;
    }

    /** Has an expert answer an event. */
    Answer ask(int expert, Call call) {
        ServedPanel panel = call.panel();
        Guard.Heard heard = guards.get(expert)
                .ask(() -> Answer.of(
                        panel.experts().get(expert),
                        call.input(),
                        task,
                        panel.encoder().labels()));
        note(expert, heard);
        return heard.answer();
    }

    /** An expert was asked that will be heard later. */
    void asked(int expert, long deadline) {
        breakers.asked(expert, clock.getAsLong(), deadline);
    }

    /**
     * What was heard of an expert that is asked over topics.
     *
     * @param late whether it failed by taking too long
     */
    void heard(int expert, Answer answer, boolean late) {
        note(expert, new Guard.Heard(answer, late, Duration.ZERO));
    }

    private void note(int expert, Guard.Heard heard) {
        String failure = heard.answer().failure();
        // The clock of the task stands still while it waits for an expert.
        Breaker.Change change = failure == null
                ? breakers.answered(expert)
                : breakers.failed(
                        expert,
                        failure,
                        heard.late(),
                        clock.getAsLong() + heard.took().toMillis());
        switch (change) {
            case OPENED -> {
                opened.add();
                LOG.atWarn()
                        .addKeyValue("task", where)
                        .addKeyValue("expert", names.get(expert))
                        .log(
                                "task {}: expert '{}' rests until {}: it {}; the others answer, and then it is asked again",
                                where,
                                names.get(expert),
                                Instant.ofEpochMilli(breakers.of(expert).until()),
                                breakers.of(expert).why());
            }
            case CLOSED ->
                LOG.atInfo()
                        .addKeyValue("task", where)
                        .addKeyValue("expert", names.get(expert))
                        .log("task {}: expert '{}' answers again and rests no longer", where, names.get(expert));
            case NONE -> {}
        }
    }

    /** Ends the threads of experts that have one. */
    @Override
    public void close() {
        guards.forEach(Guard::close);
    }
}
