package moestro.experts.tree;

/**
 * How trees are boosted.
 *
 * @param stages how many times what is left over is learned
 * @param bag trees of a stage, whose answers are averaged
 * @param shrinkage what the answers of all stages but the first are multiplied by
 * @param renewed whether trees that drift hurts are replaced
 * @param weights how often a tree of a bag learns a lesson
 */
record BoostShape(int stages, int bag, double shrinkage, boolean renewed, LessonWeights weights) {}
