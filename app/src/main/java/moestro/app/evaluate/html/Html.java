package moestro.app.evaluate.html;

import java.util.List;
import moestro.app.report.svg.Chart;
import moestro.app.report.svg.Markup;
import moestro.mixture.Panel;

/** The pieces that sections are made of. */
final class Html {
    private static final int COLOURS = 12;
    private static final int WIDE = 980;
    private static final int HALF = 470;
    private static final int NARROW = 360;

    private Html() {}

    /** The style class of an expert's colour. */
    static String colour(int expert) {
        return "c" + expert % COLOURS + (expert / COLOURS % 2 == 1 ? " second" : "");
    }

    /** Opens a section with a heading and a sentence that says how to read it. */
    static void openSection(Markup out, String title, String explanation) {
        out.open("section").leaf("h2", title).leaf("p", explanation, "class", "how");
    }

    /** A chart over the whole width. */
    static void wide(Markup out, String caption, Chart chart) {
        figure(out, caption, chart, WIDE);
    }

    /** A chart over half of the width, for use in a {@code div} of class {@code pair}. */
    static void half(Markup out, String caption, Chart chart) {
        figure(out, caption, chart, HALF);
    }

    /** The chart, and a narrower drawing of the same for a phone. */
    private static void figure(Markup out, String caption, Chart chart, int width) {
        out.open("figure").leaf("figcaption", caption).open("div", "class", "screen");
        chart.draw(out, width);
        out.close().open("div", "class", "phone");
        chart.draw(out, NARROW);
        out.close().close();
    }

    /** Which colour is which expert. */
    static void legend(Markup out, List<String> experts, boolean withMixture, boolean withUniform) {
        out.open("ul", "class", "legend");
        if (withMixture) {
            entry(out, "mixture", "mixture");
        }
        if (withUniform) {
            entry(out, "uniform mean", "uniform");
        }
        for (int e = 0; e < experts.size(); e++) {
            entry(out, experts.get(e), colour(e));
        }
        out.close();
    }

    private static void entry(Markup out, String name, String style) {
        out.open("li").leaf("i", "", "class", "swatch " + style).text(name).close();
    }

    /** Opens a table; the first column is text, the others are numbers. */
    static void openTable(Markup out, String... heads) {
        out.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String head : heads) {
            out.leaf("th", head, "scope", "col");
        }
        out.close().close().open("tbody");
    }

    /** A row whose head is a plain text. */
    static void row(Markup out, String head, String... cells) {
        out.open("tr").leaf("th", head, "scope", "row");
        cells(out, cells);
    }

    /** A row whose head is an expert, with its colour and its type. */
    static void expertRow(Markup out, int expert, Panel.Member member, String... cells) {
        out.open("tr").open("th", "scope", "row");
        out.leaf("i", "", "class", "swatch " + colour(expert)).text(member.name());
        out.leaf("small", member.type()).close();
        cells(out, cells);
    }

    private static void cells(Markup out, String... cells) {
        for (String cell : cells) {
            out.leaf("td", cell);
        }
        out.close();
    }

    /** Closes a table. */
    static void closeTable(Markup out) {
        out.close().close().close();
    }
}
