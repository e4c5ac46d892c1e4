package moestro.topology;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.Codec;
import moestro.avro.ExpertAnswer;
import moestro.mixture.Answer;
import moestro.mixture.LabelHistory;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Answers of remote experts find the calls that wait for them, and deadlines end what they wait for. Whatever comes while a
 * call still waits is taken; whatever nobody waits for is counted. With either the call goes to the merge again, which has
 * it wait on or predicts.
 */
final class AnswerProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    /** How often deadlines are looked at. */
    static final Duration EVERY = Duration.ofMillis(10);

    private static final Codec<ExpertAnswer> CODEC = ExpertAnswer.CODEC.within(1 << 20);
    private static final int LONGEST_FAILURE = 200;

    private final Deployment deployment;
    private final List<Remote> remotes;
    private final Map<String, RemoteCounts> counts = new HashMap<>();
    private ModelTable models;
    private WaitingStore waiting;
    private PendingStore pending;
    private DeadLetters deadLetters;

    AnswerProcessor(Deployment deployment) {
        this.deployment = deployment;
        this.remotes = Remote.of(deployment.panel());
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        models = context.getStateStore(Nodes.MODELS);
        waiting = context.getStateStore(Nodes.WAITING);
        pending = context.getStateStore(Nodes.PENDING);
        deadLetters = new DeadLetters(context, Nodes.SERVE_DEAD_LETTERS);
        remotes.forEach(remote -> counts.put(remote.name(), new RemoteCounts(context, remote.name())));
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::expire);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ExpertAnswer answer = deadLetters.decoded(record, CODEC, "an expert's answer");
        if (answer == null) {
            return;
        }
        Remote remote = remotes.stream()
                .filter(one -> one.name().equals(answer.expert()))
                .findFirst()
                .orElse(null);
        String complaint = complaint(remote, answer);
        if (complaint != null) {
            deadLetters.send(record, complaint);
            return;
        }
        Call call = waiting.get(answer.id());
        int position = call == null || call.waited().number() != answer.call() ? -1 : call.position(remote.index());
        if (position >= 0 && call.waited().isOpen(position)) {
            take(call, position, remote, answer);
        } else {
            boolean isKnown = position >= 0 || (call == null && pending.get(answer.id()) != null);
            counts.get(remote.name()).stray(answer.call(), isKnown);
        }
    }

    private String complaint(Remote remote, ExpertAnswer answer) {
        if (remote == null) {
            return "the panel has no remote expert '" + answer.expert() + "'; it has "
                    + remotes.stream().map(Remote::name).toList();
        }
        int partition = context().taskId().partition();
        return answer.partition() == partition
                ? null
                : "the answer came in partition " + partition + ", and says that the question named partition "
                        + answer.partition() + ": send answers to that one, whatever their key";
    }

    private void take(Call call, int position, Remote remote, ExpertAnswer answer) {
        Answer given = answer(call, answer);
        counts.get(remote.name()).answered(given.failure() == null);
        settle(call, position, remote, given, answer.version(), false);
    }

    private Answer answer(Call call, ExpertAnswer answer) {
        if (answer.failure() != null) {
            String reason = DeadLetter.legible(answer.failure());
            return Answer.failed(
                    "said: " + (reason.length() > LONGEST_FAILURE ? reason.substring(0, LONGEST_FAILURE) : reason));
        }
        ServedPanel panel = call.panel() == null ? models.panel(call.question().row()) : call.panel();
        LabelHistory labels = panel.encoder().labels();
        return Answer.given(numbers(answer), deployment.task(), labels);
    }

    private double[] numbers(ExpertAnswer answer) {
        if (!deployment.task().isClassification()) {
            return answer.value() == null ? new double[0] : new double[] {answer.value()};
        }
        double[] probabilities = new double[answer.probabilities().length];
        Arrays.setAll(probabilities, k -> answer.probabilities()[k]);
        return probabilities;
    }

    private void expire(long now) {
        waiting.expire(now, this::miss);
    }

    private void miss(Call call, int position) {
        int expert = call.question().selection().asked()[position];
        Remote remote = remotes.stream()
                .filter(one -> one.index() == expert)
                .findFirst()
                .orElseThrow();
        counts.get(remote.name()).missed(call.waited().number());
        Answer none = Answer.failed("gave no answer within " + Span.of(remote.deadline()));
        settle(call, position, remote, none, call.waited().version(position), true);
    }

    private void settle(Call call, int position, Remote remote, Answer answer, long version, boolean late) {
        waiting.settle(call, position, answer, version);
        if (call.guards() != null) {
            call.guards().heard(remote.index(), answer, late);
        }
        Wait wait = call.waited();
        context()
                .forward(
                        new Record<byte[], Object>(
                                Keys.of(call.question().id()), call, wait.timestamp(), wait.headers()),
                        Nodes.MERGE);
    }
}
