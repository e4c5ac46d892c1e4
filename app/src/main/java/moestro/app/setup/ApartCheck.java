package moestro.app.setup;

import java.util.List;
import java.util.concurrent.ExecutionException;
import moestro.app.config.RunConfig;
import moestro.app.run.Half;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Whether somebody learns the experts that learn apart: without, their last versions serve, and nothing else tells. */
final class ApartCheck {
    private static final String CHECK = "apart";
    private static final int UNKNOWN = -1;

    private final RunConfig config;
    private final Admin admin;
    private final Findings findings;

    ApartCheck(RunConfig config, Admin admin, Findings findings) {
        this.config = config;
        this.admin = admin;
        this.findings = findings;
    }

    void check() throws InterruptedException, ExecutionException {
        for (String expert : config.apart()) {
            String group = Half.apart(expert).applicationId(config);
            int members = members(group);
            if (members == UNKNOWN) {
                continue; // that a right is missing has been told
            }
            if (members == 0) {
                findings.warning(
                        CHECK,
                        "nobody learns '" + expert + "' now: group '" + group + "' has no member",
                        "run 'moestro learn --experts " + expert + "' with this file, on any machine");
            } else {
                findings.ok(CHECK, "'" + expert + "' is learned, members of group '" + group + "': " + members);
            }
        }
    }

    private int members(String group) throws InterruptedException, ExecutionException {
        try {
            return "streams".equalsIgnoreCase(config.kafka().get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))
                    ? admin.describeStreamsGroups(List.of(group))
                            .describedGroups()
                            .get(group)
                            .get()
                            .members()
                            .size()
                    : admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group)
                            .get()
                            .members()
                            .size();
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case GroupIdNotFoundException _ -> 0;
                case AuthorizationException _ -> UNKNOWN;
                default -> throw e;
            };
        }
    }
}
