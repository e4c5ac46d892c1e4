package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.avro.Manifest;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Model;
import moestro.mixture.Panel;
import moestro.mixture.Teacher;
import moestro.mixture.gate.Gate;
import moestro.mixture.roster.Occupant;
import moestro.mixture.roster.Roster;
import moestro.mixture.state.StateReader;

/** Who sits in which seat of a panel, as it was published last: for whoever wants to know without serving or learning. */
public final class PublishedPanel {
    private final Deployment deployment;
    private final Catalogue catalogue;
    private final int range;
    private final PublishedModels published;

    /**
     * A panel of which nothing was read yet.
     *
     * @param range of keys whose models are asked for; 0 if there is one
     */
    public PublishedPanel(Deployment deployment, Catalogue catalogue, int range) {
        this.deployment = deployment;
        this.range = range;
        this.published = PublishedModels.newestOf(Set.of(keyed(Mixture.GATE), keyed(Mixture.ENCODER)));
        this.catalogue = catalogue;
    }

    /**
     * A seat.
     *
     * @param name of the seat, and of whoever sits in it
     * @param type of the expert; empty if the seat is free
     * @param parameters of the expert that differ from the type's defaults
     * @param state awake, asleep, apprentice, shadow, drained or free
     * @param frozen whether it learns nothing for now
     * @param generation how often an expert has begun anew in it
     * @param excessLoss the gate's running mean of how much worse than the mixture it was when it was asked
     * @param version of its newest published model, -1 for none
     */
    public record Seat(
            String name,
            String type,
            Map<String, Double> parameters,
            String state,
            boolean frozen,
            int generation,
            double excessLoss,
            long version) {}

    /** Takes a record of the models topic, in its order. */
    public void published(String key, byte[] value) {
        published.add(key, value);
    }

    /**
     * The seats, in the panel's order.
     *
     * @throws IllegalStateException if what was published is of another deployment, or not whole
     */
    public List<Seat> seats() {
        Roster roster = ((Teacher) read(Mixture.ENCODER)).roster();
        Gate gate = (Gate) read(Mixture.GATE);
        List<Seat> seats = new ArrayList<>();
        List<Panel.Member> members = deployment.panel().members();
        for (int e = 0; e < members.size(); e++) {
            Panel.Member sitting = sitting(members.get(e), roster.occupant(e));
            Manifest manifest = published.newest(keyed(sitting.name()));
            seats.add(new Seat(
                    sitting.name(),
                    sitting.type(),
                    sitting.parameters(),
                    roster.state(e),
                    roster.isFrozen(e),
                    roster.generation(e),
                    gate.excessLoss(e),
                    manifest == null ? -1 : manifest.version()));
        }
        return seats;
    }

    private static Panel.Member sitting(Panel.Member seat, Occupant occupant) {
        return switch (occupant) {
            case Occupant.Configured configured -> seat;
            case Occupant.Nobody nobody -> Panel.Member.spare(seat.name());
            case Occupant.Recruit recruit -> recruit.in(seat);
        };
    }

    private String keyed(String model) {
        return ModelKeys.of(model, range, deployment.ranges());
    }

    private Model read(String name) {
        Model model = ServedPanel.fresh(name, deployment, catalogue);
        Manifest manifest = published.newest(keyed(name));
        if (manifest == null) {
            return model;
        }
        String basis = Basis.ofLearning(deployment).digest();
        if (!manifest.basis().equals(basis)) {
            throw new IllegalStateException("the published " + name
                    + " is of another task, features, panel or seed than the configuration: use the one that 'run' was"
                    + " given");
        }
        Map<String, byte[]> sections = published.sections(keyed(name));
        if (sections == null) {
            throw new IllegalStateException("the published " + name + " is not whole: it is being written; try again");
        }
        model.readModel(new StateReader(sections));
        return model;
    }
}
