package moestro.app.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Findings, for people and for programs.
 *
 * @param findings of all checks
 * @param file the configuration that was checked, as it was named
 */
record FindingsText(Findings findings, String file) {
    private static final String LINE = "%-8s %-9s %s%n";

    String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings.all()) {
            text.append(LINE.formatted(word(finding.verdict()), finding.check(), finding.text()));
            if (!finding.advice().isEmpty()) {
                text.append(LINE.formatted("", "", "-> " + finding.advice()));
            }
        }
        return text.append('\n').append(conclusion()).append('\n').toString();
    }

    private String conclusion() {
        long problems = findings.count(Verdict.PROBLEM);
        long warnings = findings.count(Verdict.WARNING);
        String warned = warnings == 0 ? "" : ", " + counted(warnings, "warning");
        return problems == 0
                ? "ready" + warned + ": moestro run --config " + file
                : counted(problems, "problem") + warned + ": 'moestro run' would not do what this file asks for";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> json() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding finding : findings.all()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("check", finding.check());
            one.put("verdict", word(finding.verdict()));
            one.put("text", finding.text());
            if (!finding.advice().isEmpty()) {
                one.put("advice", finding.advice());
            }
            list.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("ready", findings.count(Verdict.PROBLEM) == 0);
        json.put("problems", findings.count(Verdict.PROBLEM));
        json.put("warnings", findings.count(Verdict.WARNING));
        json.put("findings", list);
        return json;
    }
}
