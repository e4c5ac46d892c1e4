package moestro.bench.peers;

/** What a learner of MOA is given for a column of categories. */
enum Nominals {
    /** A nominal attribute, its values in the order of first appearance. */
    AS_VALUES,
    /** A numeric attribute: the number that the category spells, or the index of first appearance where one does not. */
    AS_NUMBERS
}
