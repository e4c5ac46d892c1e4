package moestro.mixture.roster;

/** Says whether an expert could be made for a seat. A function of the program and the deployment only. */
@FunctionalInterface
public interface Recruiting {

    /**
     * What is wrong with a recruit, or null.
     *
     * @param seat index of the seat
     */
    String complaint(int seat, Occupant.Recruit recruit);
}
