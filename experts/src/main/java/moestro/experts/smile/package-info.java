/**
 * Experts whose learning is done by Smile (smile-core, GPL-3.0).
 *
 * <p>Two ways of learning live here. Trees, forests, boosting and linear models are fitted anew on a window of lessons
 * ({@link moestro.experts.smile.WindowedExpert}): the fit is started at one counted lesson and installed at a later
 * counted one, so a replay installs the same model at the same place, however long the fit took. The net ({@link
 * moestro.experts.smile.NetExpert}) takes one step a lesson.
 *
 * <p>Same lessons, same bytes: trees, forests, boosted numbers and the net compute in plain Java arithmetic and {@link
 * StrictMath} alone. Two kinds are repeatable on one kind of machine only: the linear models, because OpenBLAS sums in
 * an order that depends on the processor, and boosted classes, because Smile fits them with {@link Math#exp}.
 *
 * <p>No Smile object outlives a fit: what it found is copied into arrays, which predict and are stored. Smile logs
 * every tree at level INFO under the name {@code smile}; set that logger to WARN.
 */
package moestro.experts.smile;
