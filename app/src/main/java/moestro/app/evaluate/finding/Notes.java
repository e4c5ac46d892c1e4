package moestro.app.evaluate.finding;

import moestro.mixture.Mixture;

/**
 * What is noted while an evaluation runs.
 *
 * @param trace of the mixture's predictions
 * @param windows of everything that is told over time
 * @param baselines of those alone, if they are run
 */
public record Notes(Trace trace, Windows windows, BaselineSeries baselines) {

    /** Empty notes of a mixture that will predict so many records. */
    public static Notes of(Mixture mixture, int records) {
        int experts = mixture.panel().members().size();
        Windows windows = Windows.of(records);
        return new Notes(
                new Trace(mixture.task(), mixture.encoder().labels(), experts, records),
                windows,
                new BaselineSeries(mixture.task(), experts, windows));
    }
}
