package moestro.app.evaluate.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import moestro.app.report.svg.Markup;

/** Writes an evaluation as one page. */
public final class HtmlReport {
    /** The file in the folder asked for. */
    public static final String FILE = "index.html";

    private HtmlReport() {}

    /**
     * Writes the page, creating the folder if need be.
     *
     * @return the file
     */
    public static Path write(Path folder, Evaluation evaluation) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            return Files.writeString(file, page(evaluation));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String page(Evaluation evaluation) {
        Evaluation.Subject subject = evaluation.subject();
        Markup out = new Markup();
        out.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.leaf("title", subject.target() + " of " + subject.data() + " – Moestro")
                .leaf("style", style());
        out.close().open("body").open("main");
        Headline.write(out, evaluation);
        ErrorSection.write(out, evaluation);
        ShareSection.write(out, evaluation);
        EntropySection.write(out, evaluation);
        SpecialisationSection.write(out, evaluation);
        if (evaluation.trace().task().isClassification()) {
            CalibrationSection.write(out, evaluation);
        } else {
            ResidualSection.write(out, evaluation);
        }
        RegretSection.write(out, evaluation);
        out.leaf(
                "footer",
                "Written by moestro evaluate. CPU times differ from run to run; everything else follows from data, panel,"
                        + " delay and seed.");
        return "<!DOCTYPE html>\n" + out.close().close().close() + "\n";
    }

    /** The style sheet contains none of the characters that markup would escape. */
    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/moestro/app/report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the report's style sheet", e);
        }
    }
}
