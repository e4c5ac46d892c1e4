package moestro.topology;

import java.util.Set;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;

/**
 * Experts that run in processes of their own, in any language, and are asked over topics: the type {@code remote}. Whom a
 * member of this type means, its name says.
 */
public final class RemoteFactory implements ExpertFactory {
    private static final String DEADLINE = "deadline";
    private static final int USUAL_MILLIS = 1000;
    private static final int LEAST_MILLIS = 10;
    private static final int MOST_MILLIS = 600_000;

    @Override
    public String type() {
        return RemoteExpert.TYPE;
    }

    @Override
    public boolean supports(Task task) {
        return true;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public Set<String> durations() {
        return Set.of(DEADLINE);
    }

    @Override
    public Expert create(ExpertSettings settings) {
        deadline(settings.parameters());
        settings.parameters().refuseUnknown(RemoteExpert.TYPE);
        return new RemoteExpert();
    }

    /** How long it is waited for, milliseconds. */
    static int deadline(Parameters parameters) {
        return parameters.millis(DEADLINE, USUAL_MILLIS, LEAST_MILLIS, MOST_MILLIS);
    }

    /** It needs topics and nodes of its own. */
    @Override
    public boolean fitsAnySeat() {
        return false;
    }
}
