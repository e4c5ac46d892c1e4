package moestro.app.dashboard;

/**
 * When a record was seen.
 *
 * @param time where it belongs on the time axis, milliseconds since 1970
 * @param seen now, by this machine's clock
 * @param live whether it came while we looked, and was not there before
 */
record Moment(long time, long seen, boolean live) {

    /**
     * What came while we looked belongs to now, whatever its own timestamp says; what was there before to its
     * timestamp, if that lies between the beginning and now.
     */
    static Moment of(long timestamp, long origin, long now, boolean live) {
        return new Moment(live ? now : Math.clamp(timestamp, origin, now), now, live);
    }
}
