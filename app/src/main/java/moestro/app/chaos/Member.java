package moestro.app.chaos;

/**
 * One process of a game day.
 *
 * @param role what it does
 * @param number among those of its role, from 1
 * @param alone whether it is the only one of its role
 */
record Member(Victim role, int number, boolean alone) {
    /** As people write it: {@code serve}, or {@code serve-2} where there are several. */
    String label() {
        return alone ? role.label() : role.label() + "-" + number;
    }
}
