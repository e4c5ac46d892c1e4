package moestro.app.setup;

import java.util.List;
import java.util.Set;
import moestro.app.config.RunConfig;
import moestro.app.intake.Input;
import moestro.app.intake.RegistryUnavailableException;
import moestro.app.intake.SchemaRegistry;
import moestro.app.run.InputCheck;

/** The user's own topics and registry: nobody makes those for them. */
final class SourcesCheck {
    private SourcesCheck() {}

    /** Whether all that is needed to read them is there. */
    static boolean check(RunConfig config, Set<String> existing, Findings findings) {
        Input input = config.input().orElseThrow();
        List<String> missing =
                InputCheck.missing(input, existing, config.deployment().topics());
        missing.forEach(text -> findings.problem("input", text, ""));
        if (missing.isEmpty()) {
            findings.ok("input", "the topics are there: " + String.join(", ", input.topics()));
        }
        return registry(input, findings) && missing.isEmpty();
    }

    private static boolean registry(Input input, Findings findings) {
        if (input.registry().isEmpty()) {
            return true;
        }
        String url = input.registry().get().url().toString();
        try {
            new SchemaRegistry(input.registry().get()).check();
            findings.ok("registry", "answers at " + url);
            return true;
        } catch (RegistryUnavailableException e) {
            findings.problem("registry", e.getMessage(), "'url' in registry says where it is looked for");
            return false;
        }
    }
}
