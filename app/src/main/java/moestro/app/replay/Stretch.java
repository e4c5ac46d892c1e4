package moestro.app.replay;

/**
 * Which lessons are compared.
 *
 * @param from the first, or null for the first there is
 * @param to the first that no longer is, or null for none
 */
record Stretch(Bound from, Bound to) {

    boolean includes(long offset, long labelTime) {
        return (from == null || from.isReachedBy(offset, labelTime))
                && !(to != null && to.isReachedBy(offset, labelTime));
    }

    @Override
    public String toString() {
        return "from " + (from == null ? "the first lesson" : from) + " to " + (to == null ? "the last" : to);
    }
}
