package moestro.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
    private Spelling() {}

    /** The nearest of the known words, if it is near: a slip in three letters, at most three slips. */
    public static Optional<String> nearest(String given, Collection<String> known) {
        int limit = Math.min(3, Math.max(1, given.length() / 3));
        return known.stream()
                .filter(word -> distance(given, word) <= limit)
                .min(Comparator.comparingInt((String word) -> distance(given, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a message about a word that is not known: the one that was meant, or all there are. */
    static String hint(String given, Collection<String> known) {
        return nearest(given, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElseGet(() -> "; known: " + String.join(", ", known));
    }

    /** The same for one of a few words. */
    static String choice(String given, Collection<String> words) {
        return nearest(given, words)
                .map(word -> "; did you mean '" + word + "'?")
                .orElseGet(() -> "; it must be one of " + String.join(", ", words));
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
    static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int cheapest(int[][] steps, String from, String to, int i, int j) {
        int replaced = steps[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, 1 + steps[i - 2][j - 2]) : best;
    }
}
