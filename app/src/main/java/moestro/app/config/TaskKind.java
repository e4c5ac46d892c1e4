package moestro.app.config;

/** The tasks, as the command line spells them. */
public enum TaskKind {
    regression,
    classification
}
