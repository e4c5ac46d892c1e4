package moestro.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import moestro.app.config.Spelling;
import moestro.app.intake.Input;
import moestro.app.intake.RegistryUnavailableException;
import moestro.app.intake.SchemaRegistry;
import moestro.topology.Topics;
import org.apache.kafka.clients.admin.Admin;

/** Makes sure that the user's own topics and registry are there: nobody creates those for them. */
public final class InputCheck {
    private static final int MOST_LISTED = 12;

    private InputCheck() {}

    /**
     * Refuses what is not there.
     *
     * @param own the deployment's topics, which nobody can have meant
     * @throws IllegalArgumentException if a topic is missing, with those that may be meant
     * @throws IllegalStateException if the registry does not answer
     */
    static void check(Input input, Admin admin, Topics own) throws InterruptedException, ExecutionException {
        Set<String> existing = new TreeSet<>(admin.listTopics().names().get());
        List<String> missing = missing(input, existing, own);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", missing));
        }
        input.registry().ifPresent(registry -> {
            try {
                new SchemaRegistry(registry).check();
            } catch (RegistryUnavailableException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    /** A sentence for each topic that is not there. */
    public static List<String> missing(Input input, Set<String> existing, Topics own) {
        List<String> others =
                existing.stream().filter(name -> !own.all().contains(name)).toList();
        List<String> missing = new ArrayList<>();
        for (String topic : input.topics()) {
            if (!existing.contains(topic)) {
                missing.add("topic '" + topic + "', which 'input' names, does not exist" + hint(topic, others)
                        + "; Moestro creates its own topics, and none of yours");
            }
        }
        return missing;
    }

    private static String hint(String topic, List<String> others) {
        Optional<String> near = Spelling.nearest(topic, others);
        if (near.isPresent()) {
            return "; did you mean '" + near.get() + "'?";
        }
        return others.isEmpty()
                ? "; there are no topics but Moestro's"
                : others.stream()
                        .limit(MOST_LISTED)
                        .collect(Collectors.joining(
                                ", ",
                                "; there are: ",
                                others.size() > MOST_LISTED ? " and " + (others.size() - MOST_LISTED) + " more" : ""));
    }
}
