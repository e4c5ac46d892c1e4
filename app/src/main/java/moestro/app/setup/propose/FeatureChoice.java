package moestro.app.setup.propose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import moestro.app.intake.Field;

/** Sorts the fields of events into numbers, categories, and what is left out, each with its reason. */
final class FeatureChoice {
    private static final int FEW = 50;
    private static final int BUCKETS = 1024;
    private static final double NAMES = .9;
    private static final double MOSTLY_THERE = .5;
    private static final String NONE = "none";

    private final List<Line> numbers = new ArrayList<>();
    private final List<Line> categories = new ArrayList<>();
    private final List<Line> leftOut = new ArrayList<>();

    /**
     * A line of the file.
     *
     * @param item in YAML; of what is left out, the path
     * @param why in a few words
     */
    record Line(String item, String why) {}

    /**
     * Sorts them.
     *
     * @param taken paths that are the id
     * @param truth a path that says what the label does, or null
     */
    FeatureChoice(List<Survey> events, Set<String> taken, Set<String> truth) {
        for (Survey survey : events) {
            if (!survey.path().equals(Survey.KEY) && !taken.contains(survey.path())) {
                if (truth.contains(survey.path())) {
                    leftOut.add(new Line(survey.path(), "it is the label itself in every event that met its label"));
                } else {
                    sort(survey);
                }
            }
        }
    }

    List<Line> numbers() {
        return numbers;
    }

    List<Line> categories() {
        return categories;
    }

    List<Line> leftOut() {
        return leftOut;
    }

    private void sort(Survey survey) {
        int distinct = survey.distinct().size();
        if (survey.values().isEmpty() || survey.share() < MOSTLY_THERE) {
            leftOut.add(new Line(
                    survey.path(),
                    "missing in " + (survey.records() - survey.values().size()) + " of " + survey.records()
                            + " events"));
        } else if (distinct < 2) {
            leftOut.add(new Line(survey.path(), survey.examples()));
        } else if (survey.isTime()) {
            time(survey);
        } else if (survey.isNumber()) {
            number(survey, distinct);
        } else if (survey.isText() || survey.isFlag()) {
            category(survey, distinct);
        } else {
            leftOut.add(new Line(
                    survey.path(),
                    "neither number nor text: " + survey.values().getFirst().shown()));
        }
    }

    private void time(Survey survey) {
        if (!survey.always()) {
            leftOut.add(new Line(survey.path(), "a time that is missing in some events"));
            return;
        }
        for (String period : List.of("day", "week")) {
            String name = Yaml.scalar(survey.path() + "-" + period);
            numbers.add(new Line(
                    "{ name: " + name + ", path: " + Yaml.scalar(survey.path()) + ", cycle: " + period + " }",
                    "its place in the " + period + ", such as "
                            + Survey.text(survey.values().getFirst())));
        }
    }

    private void number(Survey survey, int distinct) {
        String name = survey.name().toLowerCase(Locale.ROOT);
        boolean named = name.equals("id") || name.endsWith("_id") || name.endsWith("-id") || name.endsWith("code");
        if (named && survey.isWhole()) {
            category(survey, distinct);
            return;
        }
        boolean few = survey.isWhole() && distinct <= FEW / 5;
        numbers.add(new Line(
                item(survey, "", survey.always() ? "" : Yaml.number(median(survey))),
                survey.examples() + missing(survey) + (few ? "; if it stands for kinds of things, a category" : "")));
    }

    private void category(Survey survey, int distinct) {
        if (distinct > FEW && distinct > NAMES * survey.values().size()) {
            leftOut.add(new Line(survey.path(), "a value of its own in nearly every event: " + survey.examples()));
            return;
        }
        String hash = distinct > FEW ? ", hash: " + BUCKETS : "";
        categories.add(new Line(
                item(survey, hash, survey.always() ? "" : NONE),
                survey.examples()
                        + missing(survey)
                        + (hash.isEmpty() ? "" : "; so many that they go into " + BUCKETS + " buckets")));
    }

    private static String item(Survey survey, String more, String missing) {
        String path = Yaml.scalar(survey.path());
        String instead = missing.isEmpty() ? "" : ", missing: " + missing;
        return more.isEmpty() && instead.isEmpty() ? path : "{ name: " + path + more + instead + " }";
    }

    private static String missing(Survey survey) {
        return survey.always()
                ? ""
                : "; missing in " + (survey.records() - survey.values().size()) + " of " + survey.records() + " events";
    }

    private static double median(Survey survey) {
        double[] values = survey.values().stream()
                .mapToDouble(value -> ((Field.Numeric) value).value().doubleValue())
                .sorted()
                .toArray();
        return Arrays.stream(values).skip(values.length / 2).findFirst().orElseThrow();
    }
}
