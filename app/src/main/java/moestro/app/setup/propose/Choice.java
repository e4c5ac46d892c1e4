package moestro.app.setup.propose;

/**
 * What was chosen, and why.
 *
 * @param path of a field; {@link Survey#KEY} for the key, or the record's timestamp
 * @param why in a few words
 * @param unclear what a person has to look at; empty if nothing
 */
record Choice(String path, String why, String unclear) {}
