package moestro.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the topics of a deployment: one sentence each, with the topic, the setting, its value, the one that
 * is wanted, and why.
 *
 * @param faults what would lose or tear something, or stop the stream: not to be started on
 * @param warnings what loses something only if something else happens too
 */
public record TopicFindings(List<String> faults, List<String> warnings) {
    public TopicFindings {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }

    static TopicFindings join(List<TopicFindings> all) {
        List<String> faults = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        all.forEach(some -> {
            faults.addAll(some.faults);
            warnings.addAll(some.warnings);
        });
        return new TopicFindings(faults, warnings);
    }
}
