package moestro.bench.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The learners of MOA that the mixture is compared with, with their own defaults but for the size of ensembles.
 *
 * <p>FIMT-DD and the ensembles over it ignore nominal attributes (MOA 2024.07, {@code FIMTDD.LeafNode}), so they are
 * given numbers instead, which is to their advantage.
 */
enum MoaLearner {
    HOEFFDING_TREE("HoeffdingTree", true, false, "trees.HoeffdingTree"),
    HAT("HAT", true, false, "trees.HoeffdingAdaptiveTree"),
    LEV_BAG_10("LevBag10", true, true, "meta.LeveragingBag -s 10"),
    ARF_10("ARF10", true, true, "meta.AdaptiveRandomForest -s 10"),
    ARF_100("ARF100", true, true, "meta.AdaptiveRandomForest -s 100") {
        @Override
        boolean slow() {
            return true;
        }
    },
    SRP_10("SRP10", true, true, "meta.StreamingRandomPatches -s 10"),
    BLAST("BLAST", true, false, "meta.HeterogeneousEnsembleBlast"),
    ARF_REG_10("ARFReg10", false, true, "meta.AdaptiveRandomForestRegressor -s 10"),
    SOKNL_10("SOKNL10", false, true, "meta.SelfOptimisingKNearestLeaves -s 10 -r {seed}"),
    /** FIMT-DD with means instead of perceptrons in its leaves, splitting as eagerly as the trees of MOA's forests. */
    FIRT_DD("FIRT-DD", false, false, "trees.FIMTDD -e -g 50 -c 0.01");

    private final String label;
    private final boolean classification;
    private final boolean seeded;
    private final String options;

    MoaLearner(String label, boolean classification, boolean seeded, String options) {
        this.label = label;
        this.classification = classification;
        this.seeded = seeded;
        this.options = options;
    }

    /** The learner of this name, if there is one. */
    static Optional<MoaLearner> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** Those for a task, in the order of tables. */
    static List<MoaLearner> of(boolean classification) {
        return Arrays.stream(values())
                .filter(one -> one.classification == classification)
                .toList();
    }

    /** Its name in tables and on the command line. */
    String label() {
        return label;
    }

    /** Whether it predicts classes, and otherwise numbers. */
    boolean classification() {
        return classification;
    }

    /** Whether a seed changes what it does. */
    boolean seeded() {
        return seeded;
    }

    /** Whether a record takes it a millisecond or more. */
    boolean slow() {
        return false;
    }

    /** Class and options, as MOA spells them. SOKNL has a seed of its own, which hides the one all learners have. */
    String options(int seed) {
        return options.replace("{seed}", Integer.toString(seed));
    }

    /** What it makes the most of. */
    Nominals nominals() {
        return classification ? Nominals.AS_VALUES : Nominals.AS_NUMBERS;
    }
}
