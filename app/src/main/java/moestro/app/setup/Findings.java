package moestro.app.setup;

import java.util.ArrayList;
import java.util.List;

/** Collects findings, in the order of the checks. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void ok(String check, String text) {
        all.add(new Finding(check, Verdict.OK, text, ""));
    }

    void warning(String check, String text, String advice) {
        all.add(new Finding(check, Verdict.WARNING, text, advice));
    }

    void problem(String check, String text, String advice) {
        all.add(new Finding(check, Verdict.PROBLEM, text, advice));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    long count(Verdict verdict) {
        return all.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
