package moestro.app.setup;

/** How a check came out. */
enum Verdict {
    /** As it should be. */
    OK,
    /** Runs, but probably not as somebody wants it. */
    WARNING,
    /** Does not run, or runs for nothing. */
    PROBLEM
}
