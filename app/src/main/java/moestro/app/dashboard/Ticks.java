package moestro.app.dashboard;

import java.time.Clock;

/** What goes to a page each second. */
final class Ticks {
    private static final long FRESH = 400;

    private final Knowledge knowledge;
    private final About about;
    private final Clock clock;
    private State state;

    Ticks(Knowledge knowledge, About about, Clock clock) {
        this.knowledge = knowledge;
        this.about = about;
        this.clock = clock;
    }

    /**
     * A message to the page.
     *
     * @param about null if the page has it
     * @param state now
     * @param curves all of them, or the newest buckets only
     */
    record Tick(About about, State state, Curves curves) {}

    /** Everything. */
    Tick all() {
        return new Tick(about, state(), knowledge.curves(0));
    }

    /** What is new since another tick; everything if buckets have been merged since. */
    Tick after(Tick before) {
        Curves curves = before.curves();
        int last = curves.from() + Math.max(0, curves.predictions().length - 1);
        Curves tail = knowledge.curves(last);
        return tail.width() == curves.width() ? new Tick(null, state(), tail) : all();
    }

    /** Pages that ask at the same time get the same. */
    private synchronized State state() {
        long now = clock.millis();
        if (state == null || Math.abs(now - state.now()) > FRESH) {
            state = knowledge.state(now);
        }
        return state;
    }
}
