package moestro.topology;

import moestro.avro.Ask;
import moestro.mixture.Answer;
import moestro.mixture.Question;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** One remote expert as a stream processor: sends a question, and has the call wait for the answer. */
final class AskProcessor extends ContextualProcessor<byte[], Call, byte[], Object> {
    /** So many questions to one expert may be open in a task, lest a backlog of events fills the memory. */
    static final int MOST_OPEN = 10_000;

    private final Remote remote;
    private final long shape;
    private WaitingStore waiting;
    private Counter asked;
    private Counter notAsked;

    AskProcessor(Remote remote, Deployment deployment) {
        this.remote = remote;
        this.shape = Basis.shapeOf(deployment.task(), deployment.features());
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        waiting = context.getStateStore(Nodes.WAITING);
        asked = new Counter(context, RemoteCounts.ASKED, remote.name());
        notAsked = new Counter(context, RemoteCounts.NOT_ASKED, remote.name());
    }

    @Override
    public void process(Record<byte[], Call> record) {
        Call call = record.value();
        if (waiting.open(remote.index()) >= MOST_OPEN) {
            notAsked.add();
            call.answered(
                    remote.index(), Answer.failed("was not asked: " + MOST_OPEN + " questions to it are open already"));
            return;
        }
        if (call.waited() == null) {
            call.waits(begun(record));
        }
        long now = context().currentSystemTimeMs();
        long deadline = now + remote.deadline();
        call.waited().await(call.position(remote.index()), deadline);
        call.guards().asked(remote.index(), deadline);
        asked.add();
        context()
                .forward(
                        new Record<byte[], Object>(record.key(), Ask.CODEC.encode(ask(call, now, deadline)), now),
                        Nodes.ask(remote.name()));
    }

    private Wait begun(Record<byte[], Call> record) {
        Call call = record.value();
        int[] experts = call.question().selection().asked();
        long[] versions = new long[experts.length];
        for (int j = 0; j < experts.length; j++) {
            versions[j] = call.panel().expertVersions().get(experts[j]);
        }
        return new Wait(
                context().recordMetadata().orElseThrow().offset(),
                record.timestamp(),
                record.headers(),
                call.panel().gateVersion(),
                versions);
    }

    private Ask ask(Call call, long now, long deadline) {
        Question question = call.question();
        return new Ask(
                question.id(),
                call.waited().number(),
                context().taskId().partition(),
                remote.name(),
                shape,
                call.eventTime(),
                now,
                deadline,
                question.row().numbers(),
                question.row().categories(),
                question.standardized(),
                question.history());
    }
}
