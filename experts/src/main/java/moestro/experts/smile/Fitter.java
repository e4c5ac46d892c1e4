package moestro.experts.smile;

import moestro.mixture.state.StateReader;

/** How one type of windowed expert fits, and reads what it stored. */
interface Fitter {

    /**
     * Fits a model. The same rows and seed give the same bits, on any number of threads.
     *
     * @param set finite rows, not all of one target
     * @param seed for this fit alone
     * @throws RuntimeException whatever Smile throws on data that it cannot fit
     */
    FittedModel fit(TrainingSet set, long seed);

    /** Reads what {@link FittedModel#write} wrote. */
    FittedModel read(StateReader in);
}
