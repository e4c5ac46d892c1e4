package moestro.app.tune;

import moestro.mixture.Panel;

/**
 * A change of a panel's experts.
 *
 * @param what it is called
 * @param panel what comes out
 * @param micros what that will take of CPU per record, estimated on the low side
 */
record Move(String what, Panel panel, double micros) {}
