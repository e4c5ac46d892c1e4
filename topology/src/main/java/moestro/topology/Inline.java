package moestro.topology;

import java.util.List;
import java.util.Optional;
import moestro.mixture.Panel;

/** What of a panel can be asked where no topics are: all but its remote experts. */
public final class Inline {
    private Inline() {}

    /**
     * The panel without its remote experts.
     *
     * @throws IllegalArgumentException if nobody is left
     */
    public static Panel of(Panel panel) {
        List<Panel.Member> left =
                panel.members().stream().filter(member -> !Remote.is(member)).toList();
        if (left.isEmpty()) {
            throw new IllegalArgumentException(
                    "all experts of the panel are remote, and there are no topics here to ask" + " them over: "
                            + panel.names());
        }
        return left.size() == panel.members().size()
                ? panel
                : new Panel(left, panel.gate(), panel.training(), panel.roster());
    }

    /** What is to be said of those that are left out. */
    public static Optional<String> leftOut(Panel panel) {
        List<String> names = Remote.of(panel).stream().map(Remote::name).toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("left out, for remote experts are asked over topics: " + String.join(", ", names));
    }
}
