package moestro.topology;

import java.nio.charset.StandardCharsets;
import moestro.avro.ContractException;
import moestro.mixture.Catalogue;
import moestro.mixture.Encoder;
import moestro.mixture.Panel;
import moestro.mixture.roster.Command;
import moestro.mixture.roster.Decision;
import moestro.mixture.roster.Recruiting;
import moestro.mixture.roster.Roster;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Lets commands in among the lessons, where they have an offset and are obeyed at it, in every replay. What no panel
 * could obey, or not this one whoever is awake, is a dead letter; and, since somebody waits for an answer, a decision to
 * refuse it.
 */
final class OrdersProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final Panel panel;
    private final Recruiting recruiting;
    private DeadLetters deadLetters;

    OrdersProcessor(Deployment deployment, Catalogue catalogue) {
        this.panel = deployment.panel();
        this.recruiting = catalogue.recruiting(
                panel, deployment.task(), new Encoder(deployment.task(), deployment.features()).layout());
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        deadLetters = new DeadLetters(context, Nodes.ORDERS_DEAD_LETTERS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        moestro.avro.Command read = deadLetters.decoded(record, Sizes.COMMAND, "a command");
        if (read == null) {
            return;
        }
        Command command;
        try {
            command = Contracts.command(record.value());
        } catch (ContractException | UnusableLessonException e) {
            refuse(record, read, e.getMessage());
            return;
        }
        String complaint = Roster.complaint(command, panel, recruiting);
        if (complaint != null) {
            refuse(record, read, complaint);
            return;
        }
        byte[] key = Keys.of(command.id());
        // Without the headers, with which it might become larger than a record may be.
        context().forward(new Record<byte[], Object>(key, record.value(), record.timestamp()), Nodes.ORDERS_OUT);
    }

    private void refuse(Record<byte[], byte[]> record, moestro.avro.Command command, String reason) {
        deadLetters.send(record, reason);
        String expert = command.expert() == null ? "" : command.expert();
        Decision decision = new Decision(0, expert, Decision.Kind.REFUSE, reason, command.id(), command.who());
        decision.log();
        byte[] key = expert.getBytes(StandardCharsets.UTF_8);
        byte[] value = Contracts.decision(decision, record.timestamp());
        context().forward(new Record<byte[], Object>(key, value, record.timestamp()), Nodes.ORDERS_REFUSED);
    }
}
