package moestro.app.metrics;

/** Knows some measures. */
interface Source {
    /** Says what they are now. */
    void tell(Readings readings);
}
