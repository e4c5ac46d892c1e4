package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Resting;

/** The breakers of a panel: who rests now. Somebody who is awake may always be asked. */
final class Breakers {
    private final List<Breaker> breakers = new ArrayList<>();
    private boolean allClosed = true;

    /** All closed. */
    Breakers(int experts) {
        for (int e = 0; e < experts; e++) {
            breakers.add(new Breaker());
        }
    }

    Breaker of(int expert) {
        return breakers.get(expert);
    }

    /** {@link Breaker#asked}, of one of them. */
    void asked(int expert, long now, long deadline) {
        breakers.get(expert).asked(now, deadline);
    }

    /** {@link Breaker#answered}, of one of them. */
    Breaker.Change answered(int expert) {
        return noted(breakers.get(expert).answered());
    }

    /** {@link Breaker#failed}, of one of them. */
    Breaker.Change failed(int expert, String reason, boolean atOnce, long now) {
        return noted(breakers.get(expert).failed(reason, atOnce, now));
    }

    /** As a rule all are closed, and then nobody needs to be looked at for an event. */
    private Breaker.Change noted(Breaker.Change change) {
        if (change != Breaker.Change.NONE) {
            allClosed = breakers.stream().allMatch(Breaker::isClosed);
        }
        return change;
    }

    /**
     * Who is awake and must not be asked. If nobody else is awake, those whose rest ends first are let in.
     *
     * @param asleep boolean[experts]; null for nobody
     * @param now milliseconds
     */
    List<Resting> resting(boolean[] asleep, long now) {
        return allClosed ? List.of() : found(asleep, now);
    }

    private List<Resting> found(boolean[] asleep, long now) {
        List<Resting> resting = List.of();
        boolean anybody = false;
        long first = Long.MAX_VALUE;
        for (int e = 0; e < breakers.size(); e++) {
            if (isAwake(asleep, e)) {
                Breaker breaker = breakers.get(e);
                boolean rests = breaker.state(now) == Breaker.State.OPEN;
                anybody |= !rests;
                if (rests) {
                    resting = resting.isEmpty() ? new ArrayList<>() : resting;
                    resting.add(new Resting(e, breaker.why()));
                    first = Math.min(first, breaker.until());
                }
            }
        }
        return anybody ? resting : allBut(resting, first);
    }

    private List<Resting> allBut(List<Resting> resting, long until) {
        return resting.stream()
                .filter(one -> breakers.get(one.expert()).until() != until)
                .toList();
    }

    private static boolean isAwake(boolean[] asleep, int expert) {
        return asleep == null || !asleep[expert];
    }

    /**
     * Who must not be asked, asleep or resting.
     *
     * @param asleep boolean[experts], left as it is; null for nobody
     * @return boolean[experts]; null for nobody
     */
    static boolean[] closedTo(boolean[] asleep, List<Resting> resting, int experts) {
        if (resting.isEmpty()) {
            return asleep;
        }
        boolean[] closed = asleep == null ? new boolean[experts] : asleep.clone();
        resting.forEach(one -> closed[one.expert()] = true);
        return closed;
    }
}
