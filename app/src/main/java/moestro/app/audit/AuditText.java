package moestro.app.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moestro.app.report.Table;
import moestro.topology.AuditReport;
import moestro.topology.AuditReport.Difference;
import moestro.topology.AuditReport.Finding;

/**
 * An audit's findings, for people and for programs.
 *
 * @param report the findings
 * @param seconds they took
 */
record AuditText(AuditReport report, double seconds) {

    String text() {
        Table table = new Table("model", "versions compared", "published", "stored", "finding");
        for (Finding finding : report.models()) {
            table.row(
                    finding.model(),
                    String.valueOf(finding.compared()),
                    version(finding.published()),
                    version(finding.stored()),
                    told(finding));
        }
        StringBuilder text = new StringBuilder(table.toString());
        text.append(String.format(
                Locale.ROOT,
                "%n%,d lessons folded in %.1f s, up to offset %s",
                report.lessons(),
                seconds,
                version(report.lastOffset())));
        if (report.commands() > 0) {
            text.append(String.format(Locale.ROOT, "; %,d commands stand among them", report.commands()));
        }
        if (report.unusable() > 0) {
            text.append(String.format(
                    Locale.ROOT, "; %,d records that are no lessons were left out, as learners do", report.unusable()));
        }
        if (report.firstOffset() > 0) {
            text.append("\nThe lessons topic begins at offset ")
                    .append(report.firstOffset())
                    .append(": what was deleted before it cannot be folded; set retention.ms=-1");
        }
        return text.append('\n').append(verdict()).append('\n').toString();
    }

    private String verdict() {
        if (report.isClean()) {
            return "clean: every model is the fold of its lessons, byte for byte";
        }
        StringBuilder verdict = new StringBuilder("NOT clean:");
        for (Finding finding : report.models()) {
            Difference difference = finding.difference();
            if (difference != null) {
                verdict.append("\n  ").append(finding.model()).append(": ").append(difference.reason());
                verdict.append(
                        difference.lesson() == null
                                ? ""
                                : "; first seen at offset " + difference.version() + ", lesson '" + difference.lesson()
                                        + "', still equal at version " + difference.lastEqual());
            } else if (finding.compared() == 0) {
                verdict.append("\n  ").append(finding.model()).append(": neither published nor stored anything");
            }
        }
        return verdict.toString();
    }

    private static String version(long offset) {
        return offset < 0 ? "none" : String.format(Locale.ROOT, "%,d", offset);
    }

    private static String told(Finding finding) {
        if (finding.difference() != null) {
            return "DIFFERS";
        }
        if (!finding.stopped().isEmpty()) {
            return "equal, but stopped";
        }
        return finding.compared() == 0 ? "nothing there" : "equal";
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clean", report.isClean());
        json.put("lessons", report.lessons());
        json.put("commands", report.commands());
        json.put("unusable", report.unusable());
        json.put("firstOffset", report.firstOffset());
        json.put("lastOffset", report.lastOffset());
        List<Map<String, Object>> models = new ArrayList<>();
        report.models().forEach(finding -> models.add(json(finding)));
        json.put("models", models);
        json.put("seconds", seconds);
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", finding.model());
        json.put("compared", finding.compared());
        json.put("published", finding.published());
        json.put("stored", finding.stored());
        json.put("stopped", finding.stopped());
        Difference difference = finding.difference();
        json.put("equal", difference == null);
        if (difference != null) {
            json.put("version", difference.version());
            json.put("lesson", difference.lesson());
            json.put("lastEqual", difference.lastEqual());
            json.put("reason", difference.reason());
        }
        return json;
    }
}
