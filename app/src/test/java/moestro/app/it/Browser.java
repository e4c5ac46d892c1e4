package moestro.app.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A headless Chromium with one tab, driven by the DevTools protocol over its web socket. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger commands = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicLong received = new AtomicLong();
    private String session;

    private Browser(Process process, URI devTools) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(devTools, new Listener())
                .join();
    }

    /** The browser installed here, if there is one. */
    static Optional<Path> installed() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one that has never been used, and asks nobody outside for anything. */
    static Browser start(Path executable, Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        Await.until(
                () -> "the browser listens",
                () -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        List<String> address = Files.readAllLines(port);
        Browser browser = new Browser(process, URI.create("ws://127.0.0.1:" + address.get(0) + address.get(1)));
        browser.attach();
        return browser;
    }

    private void attach() {
        String target = command("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        session = command("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            command(domain + ".enable", Map.of());
        }
    }

    /** Opens a page; does not wait for it. */
    void open(String url) {
        command("Page.navigate", Map.of("url", url));
    }

    /** What an expression of JavaScript is in the page; a promise is waited for. */
    JsonNode evaluate(String expression) {
        JsonNode result = command(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** Waits until an expression is true; while it throws, because there is no such element yet, it is not. */
    void await(String expression) throws Exception {
        Await.until(
                () -> expression + "; the page says: "
                        + evaluate("document.body.innerText").asText() + complaints,
                () -> evaluate("(() => { try { return !!(" + expression + ") } catch { return false } })()")
                        .asBoolean());
    }

    /** Waits, however long it takes, until a number has become so large. */
    void awaitAtLeast(String number, double least) throws InterruptedException {
        while (!(evaluate(number).asDouble() >= least)) {
            Thread.sleep(500);
        }
    }

    /** Makes the window so wide and high, and the system's colours dark or light. */
    void show(int width, int height, boolean dark) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** The whole page as it looks now, in a file. */
    void photograph(Path file) throws IOException {
        String data = command("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
                .get("data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** Errors and warnings on the console, and exceptions nobody caught. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Forgets complaints and bytes so far. */
    void forget() {
        complaints.clear();
        received.set(0);
    }

    /** How many bytes of contents have come over the wire, whatever the request. */
    long bytesReceived() {
        return received.get();
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        int id = commands.incrementAndGet();
        CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        var message = MAPPER.createObjectNode().put("id", id).put("method", method);
        message.set("params", MAPPER.valueToTree(parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).join();
        return reply.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void heard(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> reply = waiting.remove(message.get("id").asInt());
            if (message.has("error")) {
                reply.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else {
                reply.complete(message.get("result"));
            }
            return;
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
            case "Runtime.consoleAPICalled" -> complain(parameters, "type");
            case "Log.entryAdded" -> complain(parameters.path("entry"), "level");
            case "Network.dataReceived" ->
                received.addAndGet(parameters.path("dataLength").asLong());
            default -> {}
        }
    }

    private void complain(JsonNode entry, String kind) {
        if (List.of("error", "warning", "assert").contains(entry.path(kind).asText())) {
            complaints.add(entry.toString());
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().join();
    }

    /** Puts the pieces of a message together. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                try {
                    heard(MAPPER.readTree(whole));
                } catch (IOException e) {
                    complaints.add("not JSON: " + whole);
                }
            }
            from.request(1);
            return null;
        }
    }
}
