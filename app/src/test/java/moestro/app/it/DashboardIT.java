package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of a running demo, in a real browser. Needs Chromium; continuous integration does not let it be skipped. */
class DashboardIT {
    private static final long MOST_BYTES = 300_000;
    private static final String LIVE = "document.getElementById('status').textContent === 'Live'"
            + " && document.querySelector('#experts tbody tr')";
    private static final String FLOW = "document.getElementById('flow-how').textContent";

    @TempDir
    static Path directory;

    private static DemoDashboard demo;
    private static Browser browser;

    @BeforeAll
    static void openThePage() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no chromium on the path");
        demo = DemoDashboard.start();
        browser = Browser.start(chromium.get(), directory.resolve("profile"));
        browser.show(1440, 900, false);
        browser.open(demo.url());
        browser.await(LIVE);
    }

    @AfterAll
    static void closeThePage() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void itIsLightAndGoesOnByItselfAndTheConsoleStaysEmpty() throws Exception {
        browser.open("about:blank");
        browser.forget();
        browser.open(demo.url());
        browser.await(LIVE);
        assertTrue(browser.bytesReceived() < MOST_BYTES, browser.bytesReceived() + " bytes");
        String before = browser.evaluate(FLOW).asText();
        browser.await(FLOW + " !== '" + before + "'");
        browser.await("document.querySelectorAll('#error-chart path.line').length > 2");
        browser.await("!document.querySelector('.tile .big').textContent.includes('–')");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aPredictionIsExplainedWithItsExpertsAndItsLabel() throws Exception {
        browser.await("/^[1-9]/.test(document.querySelectorAll('#labels dd')[2].textContent)");
        browser.evaluate("document.getElementById('example').click()");
        browser.await("document.getElementById('prediction').innerText.includes('Label came after')");
        assertTrue(browser.evaluate("document.querySelectorAll('#prediction tbody tr').length")
                        .asInt()
                >= 1);
        assertTrue(browser.evaluate("document.querySelectorAll('#prediction circle').length")
                        .asInt()
                >= 1);
    }

    @Test
    void anUnknownIdIsSaidToBeUnknownAndTheTopicsCanBeSearched() throws Exception {
        browser.evaluate("document.getElementById('id').value = 'flight-nowhere',"
                + " document.getElementById('lookup').requestSubmit()");
        browser.await("document.querySelector('#prediction .do')");
        browser.evaluate("document.querySelector('#prediction .do').click()");
        browser.await("document.getElementById('prediction').innerText.includes('has no prediction of')");
    }

    @Test
    void nothingIsCutOffOnAPhone() throws Exception {
        browser.show(360, 780, false);
        browser.await("innerWidth === 360");
        assertTrue(
                browser.evaluate("document.documentElement.scrollWidth <= 360").asBoolean());
        browser.show(1440, 900, false);
    }

    @Test
    void everyTextHasContrastEnoughInLightAndInDark() throws Exception {
        String script;
        try (var in = DashboardIT.class.getResourceAsStream("contrast.js")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (boolean dark : List.of(false, true)) {
            browser.show(1440, 900, dark);
            JsonNode low = browser.evaluate(script);
            assertEquals(0, low.size(), low::toString);
        }
        browser.show(1440, 900, false);
    }

    @Test
    void everythingThatCanBePressedOrIsDrawnHasAName() {
        String nameless = "[...document.querySelectorAll('button, input, select, svg[role=img]')]"
                + ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length)"
                + " && !e.closest('[hidden]') && !e.hasAttribute('hidden')).map(e => e.outerHTML.slice(0, 120))";
        assertEquals("[]", browser.evaluate(nameless).toString());
    }

    @Test
    void aBrowserIsToldToTakeNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(demo.url())).build(), HttpResponse.BodyHandlers.ofString());

        String policy = page.headers().firstValue("Content-Security-Policy").orElse("none");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
        assertTrue(!page.body().contains("//") || !page.body().contains("src=\"http"), "no outside hosts");
    }

    @Test
    void aPageWhoseServerIsGoneSaysThatItsNumbersAreOld() throws Exception {
        try (DemoDashboard other = DemoDashboard.start("--panel", "fast")) {
            browser.open(other.url());
            browser.await(LIVE);
        }
        browser.await("!document.getElementById('stale').hidden");
        assertTrue(browser.evaluate("document.getElementById('stale').textContent.includes('Numbers below are of')")
                .asBoolean());
        browser.open(demo.url());
        browser.await(LIVE);
    }
}
