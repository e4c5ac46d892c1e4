package moestro.app.setup;

/**
 * What one check found.
 *
 * @param check what was looked at, in a word
 * @param verdict how it came out
 * @param text what was found
 * @param advice what to do; empty if there is nothing to do, or the text says it
 */
record Finding(String check, Verdict verdict, String text, String advice) {}
