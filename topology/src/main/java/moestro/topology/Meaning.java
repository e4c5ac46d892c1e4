package moestro.topology;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the features of events are made of, where events are made of somebody else's records. Kept with the standardizer,
 * the one model that follows events, in its {@link Basis}: so that a feature which is made of something else from now on
 * is refused under its old name. Lessons hold values only; nobody could tell later which of them mean what.
 *
 * @param edition of learning that it holds for: whoever begins another one may mean something else
 * @param features what each is made of, by name, as people read it
 */
public record Meaning(int edition, Map<String, String> features) {
    private static final String EDITION = "made in edition ";
    private static final String FEATURE = "feature";
    private static final String TAB = "\t";

    public Meaning {
        features = Map.copyOf(features);
    }

    /** The topic that keeps it: the value of its rows with the key {@link #key}, one in each partition. */
    public static String changelog(String servingApplicationId) {
        return servingApplicationId + "-" + Nodes.STANDARDIZER + "-changelog";
    }

    /** The key of those rows. */
    public static byte[] key() {
        return Snapshot.BASIS.getBytes(StandardCharsets.UTF_8);
    }

    /** What such a row says; nothing if it says nothing of it, as those of earlier versions do. */
    public static Optional<Meaning> in(byte[] row) {
        return row == null ? Optional.empty() : in(new String(row, StandardCharsets.UTF_8));
    }

    /** What a basis says of it, if anything. */
    static Optional<Meaning> in(String basis) {
        List<String> lines = basis.lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith(EDITION))
                .findFirst()
                .map(first -> {
                    Map<String, String> features = new HashMap<>();
                    for (String line : lines.subList(lines.indexOf(first) + 1, lines.size())) {
                        String[] parts = line.split(TAB, -1);
                        features.put(parts[1], parts[2]);
                    }
                    return new Meaning(Integer.parseInt(first.substring(EDITION.length())), features);
                });
    }

    /** What a basis says of everything else. */
    static String cutFrom(String basis) {
        int from = basis.indexOf("\n" + EDITION);
        return from < 0 ? basis : basis.substring(0, from);
    }

    /** To be put after everything else that a basis says. */
    String text() {
        return new TreeMap<>(features)
                .entrySet().stream()
                        .map(feature ->
                                "\n" + FEATURE + TAB + oneLine(feature.getKey()) + TAB + oneLine(feature.getValue()))
                        .collect(Collectors.joining("", "\n" + EDITION + edition, ""));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s", " ");
    }

    /**
     * Why events cannot be made so, if they were made otherwise before: which features, and what to do.
     *
     * @param before what was meant, in whichever edition
     */
    public Optional<String> refusal(Meaning before) {
        Map<String, String> now = in(text()).orElseThrow().features();
        List<String> changed = now.keySet().stream()
                .filter(name -> edition == before.edition && before.features.containsKey(name))
                .filter(name -> !before.features.get(name).equals(now.get(name)))
                .sorted()
                .map(name ->
                        "feature '" + name + "' was " + before.features.get(name) + ", and is now " + now.get(name))
                .toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", changed)
                        + ": the lessons there are have the old values under this name, and nobody could tell them apart;"
                        + " undo the change to go on; or give it a new name, which needs another 'application-id', for"
                        + " lessons are of the features that they were made with; or, if both mean the same, raise"
                        + " 'edition' to learn again from all lessons");
    }
}
