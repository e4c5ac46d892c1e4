package moestro.topology;

import java.util.List;
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

    /** The names of those that are left out. */
    public static List<String> leftOut(Panel panel) {
        return Remote.of(panel).stream().map(Remote::name).toList();
    }
}
