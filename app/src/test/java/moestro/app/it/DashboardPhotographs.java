package moestro.app.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** Photographs the dashboard of a demo, for its page of documentation: a directory, and how many predictions to wait for. */
final class DashboardPhotographs {
    private static final int[][] SIZES = {{360, 780}, {820, 1180}, {1440, 900}};

    private DashboardPhotographs() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        Path profile = Files.createTempDirectory("moestro-photographs-");
        try (DemoDashboard demo = DemoDashboard.start();
                Browser browser = Browser.start(Browser.installed().orElseThrow(), profile)) {
            browser.show(1440, 900, false);
            browser.open(demo.url());
            browser.await("document.getElementById('status').textContent === 'Live'");
            browser.awaitAtLeast(
                    "parseInt(document.getElementById('flow-how').textContent.replace(/,/g, ''))",
                    Integer.parseInt(arguments[1]));
            browser.evaluate("document.getElementById('example').click()");
            browser.await("document.querySelector('#prediction circle')");
            for (int[] size : SIZES) {
                for (boolean dark : new boolean[] {false, true}) {
                    browser.show(size[0], size[1], dark);
                    browser.await("innerWidth === " + size[0]);
                    Thread.sleep(1500); // charts are redrawn with the next tick
                    browser.photograph(directory.resolve((dark ? "dark-" : "light-") + size[0] + ".png"));
                }
            }
            System.out.println(browser.complaints());
        }
    }
}
