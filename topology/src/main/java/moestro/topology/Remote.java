package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;

/**
 * An expert of a panel that is asked over topics.
 *
 * @param index in the panel
 * @param name in the panel
 * @param deadline how long it is waited for, milliseconds
 */
record Remote(int index, String name, int deadline) {

    /** Those of a panel, in its order. */
    static List<Remote> of(Panel panel) {
        List<Remote> remotes = new ArrayList<>();
        for (int e = 0; e < panel.members().size(); e++) {
            Panel.Member member = panel.members().get(e);
            if (is(member)) {
                remotes.add(new Remote(e, member.name(), RemoteFactory.deadline(new Parameters(member.parameters()))));
            }
        }
        return remotes;
    }

    /** Whether a member is asked over topics. */
    static boolean is(Panel.Member member) {
        return member.type().equals(RemoteExpert.TYPE);
    }
}
