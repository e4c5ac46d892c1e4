package moestro.topology;

/** Says whether a version of a model may be published now; if not, it is asked again for a later one. */
@FunctionalInterface
interface Clearance {
    /** For the only one who publishes a model: whatever it has logged is newer than what it has published. */
    Clearance ALWAYS = version -> true;

    /** Whether this version may be published. */
    boolean isGiven(long version);
}
