package moestro.app.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Asks a schema registry over HTTP. Only an answer that a registry gives says that something is unknown. */
final class RegistryClient {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    /** Less than a transaction may stay open. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private static final JsonMapper JSON = new JsonMapper();
    /** Error codes of a registry for what it does not know begin so; the last digits say what: 40403, a schema. */
    private static final int UNKNOWN = 404;

    private final RegistrySettings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    RegistryClient(RegistrySettings settings) {
        this.settings = settings;
    }

    /** Where it is. */
    URI url() {
        return settings.url();
    }

    /** A name as one segment of a path. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Gets a resource.
     *
     * @param path below the registry's URL
     * @return nothing if the registry says that it does not know it
     * @throws RegistryUnavailableException if there is no answer, or none of a registry
     */
    Optional<JsonNode> get(String path) {
        HttpResponse<byte[]> response = send(path);
        Optional<JsonNode> body = json(response.body());
        if (response.statusCode() == 200 && body.isPresent()) {
            return body;
        }
        int code = body.map(answer -> answer.path("error_code").asInt()).orElse(0);
        if (response.statusCode() == UNKNOWN && code / 100 == UNKNOWN) {
            return Optional.empty();
        }
        throw new RegistryUnavailableException("the schema registry at " + url() + " answers " + response.statusCode()
                + " to " + path + advice(response.statusCode()));
    }

    private HttpResponse<byte[]> send(String path) {
        try {
            return client.send(request(path), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            String why = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            throw new RegistryUnavailableException(
                    "the schema registry at " + url() + " cannot be reached (" + why
                            + "): is it running, and is 'url' under 'registry' right?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while asking the schema registry at " + url(), e);
        }
    }

    private HttpRequest request(String path) {
        String base = url().toString().replaceFirst("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        settings.login().ifPresent(login -> request.header("Authorization", "Basic " + encoded(login)));
        return request.build();
    }

    private static String encoded(RegistrySettings.Login login) {
        byte[] both = (login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(both);
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty(); // a proxy's page, or a program that is no registry
        }
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> ": check 'username' and 'password' under 'registry'";
            case UNKNOWN, 200 ->
                ", and not as a registry does: check the path in 'url' under 'registry' (Apicurio's ends with"
                        + " /apis/ccompat/v7)";
            default -> "";
        };
    }
}
