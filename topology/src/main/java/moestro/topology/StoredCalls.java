package moestro.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import moestro.avro.ContractException;
import moestro.avro.WaitingCall;
import moestro.mixture.Answer;
import moestro.mixture.Question;
import moestro.mixture.Resting;
import moestro.mixture.Row;
import moestro.mixture.route.Selection;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Between calls that wait and what is stored of them, which names experts: the panel may be another after a restart. */
final class StoredCalls {
    private static final float[] NOTHING = {};

    private final List<String> names;
    private final long shape;

    StoredCalls(Deployment deployment) {
        this.names = deployment.panel().names();
        this.shape = Basis.shapeOf(deployment.task(), deployment.features());
    }

    byte[] encode(Call call) {
        Question question = call.question();
        Selection selection = question.selection();
        Wait wait = call.waited();
        return WaitingCall.CODEC.encode(new WaitingCall(
                question.id(),
                wait.number(),
                shape,
                call.eventTime(),
                wait.timestamp(),
                headers(wait.headers()),
                question.row().numbers(),
                question.row().categories(),
                question.standardized(),
                question.history(),
                wait.selectedBy(),
                names.toArray(String[]::new),
                selection.logits(),
                asked(call),
                selection.routed(),
                selection.explored() < 0 ? null : names.get(selection.explored()),
                Arrays.stream(selection.passedOver()).mapToObj(names::get).toArray(String[]::new),
                question.resting().stream()
                        .map(resting -> new WaitingCall.Rest(names.get(resting.expert()), resting.why()))
                        .toList()));
    }

    private static List<WaitingCall.Header> headers(Headers headers) {
        List<WaitingCall.Header> all = new ArrayList<>();
        for (Header header : headers) {
            all.add(new WaitingCall.Header(header.key(), header.value()));
        }
        return all;
    }

    private List<WaitingCall.Asked> asked(Call call) {
        Selection selection = call.question().selection();
        List<WaitingCall.Asked> asked = new ArrayList<>();
        for (int j = 0; j < selection.asked().length; j++) {
            Answer answer = call.answer(j);
            asked.add(new WaitingCall.Asked(
                    names.get(selection.asked()[j]),
                    selection.scores()[j],
                    selection.propensities()[j],
                    call.waited().isOpen(j) ? (Long) call.waited().deadline(j) : null,
                    answer == null || answer.output() == null ? NOTHING : answer.output(),
                    answer == null ? null : answer.failure(),
                    call.waited().version(j)));
        }
        return asked;
    }

    /**
     * The inverse. Experts that the panel no longer has are left out.
     *
     * @throws IncompatibleStateException if it is of another task or of other features, or cannot be read
     */
    Call decode(byte[] stored) {
        WaitingCall call;
        try {
            call = WaitingCall.CODEC.decode(stored);
        } catch (ContractException e) {
            throw new IncompatibleStateException("the store '" + Nodes.WAITING + "' cannot be read: " + e.getMessage()
                    + "; run the version that wrote it, or start a new application id");
        }
        if (call.shape() != shape) {
            throw new IncompatibleStateException("the store '" + Nodes.WAITING + "' holds the event '" + call.id()
                    + "', which was asked about for another task or other features than these; run the deployment that"
                    + " asked until its deadlines are over, or start a new application id");
        }
        return restored(call);
    }

    private Call restored(WaitingCall call) {
        List<WaitingCall.Asked> known = call.asked().stream()
                .filter(asked -> names.contains(asked.expert()))
                .toList();
        Question question = new Question(
                call.id(),
                new Row(call.numbers(), call.categories()),
                call.standardized(),
                call.history(),
                selection(call, known),
                resting(call));
        Answer[] answers = known.stream().map(StoredCalls::answer).toArray(Answer[]::new);
        return Call.restored(question, call.time(), answers, wait(call, known));
    }

    private Selection selection(WaitingCall call, List<WaitingCall.Asked> known) {
        float[] scores = new float[known.size()];
        float[] propensities = new float[known.size()];
        for (int j = 0; j < scores.length; j++) {
            scores[j] = known.get(j).score();
            propensities[j] = known.get(j).propensity();
        }
        long routed = call.asked().stream()
                .limit(call.routed())
                .filter(asked -> names.contains(asked.expert()))
                .count();
        return new Selection(
                known.stream().mapToInt(asked -> names.indexOf(asked.expert())).toArray(),
                (int) routed,
                call.explored() == null ? -1 : names.indexOf(call.explored()),
                scores,
                propensities,
                logits(call),
                Arrays.stream(call.passedOver())
                        .mapToInt(names::indexOf)
                        .filter(e -> e >= 0)
                        .toArray());
    }

    private static Wait wait(WaitingCall call, List<WaitingCall.Asked> known) {
        Headers headers = new RecordHeaders();
        call.headers().forEach(header -> headers.add(header.name(), header.value()));
        long[] versions = known.stream().mapToLong(WaitingCall.Asked::version).toArray();
        Wait wait = new Wait(call.call(), call.timestamp(), headers, call.gateVersion(), versions);
        for (int j = 0; j < versions.length; j++) {
            if (known.get(j).deadline() != null) {
                wait.await(j, known.get(j).deadline());
            }
        }
        return wait;
    }

    private static Answer answer(WaitingCall.Asked asked) {
        if (asked.deadline() != null) {
            return null;
        }
        return asked.failure() != null ? Answer.failed(asked.failure()) : Answer.kept(asked.output());
    }

    private float[] logits(WaitingCall call) {
        float[] logits = new float[names.size()];
        for (int e = 0; e < Math.min(call.experts().length, call.logits().length); e++) {
            int index = names.indexOf(call.experts()[e]);
            if (index >= 0) {
                logits[index] = call.logits()[e];
            }
        }
        return logits;
    }

    private List<Resting> resting(WaitingCall call) {
        return call.resting().stream()
                .filter(rest -> names.contains(rest.expert()))
                .map(rest -> new Resting(names.indexOf(rest.expert()), rest.why()))
                .toList();
    }
}
