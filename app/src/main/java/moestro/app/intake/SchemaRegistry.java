package moestro.app.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import moestro.topology.UnreadableRecordException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The schemas of a registry that speaks Confluent's protocol. What was asked for once is kept for ever, for the schema
 * of an id never changes; that an id is unknown is believed for half a minute. Safe for use by many threads.
 */
public final class SchemaRegistry implements SchemaSource {
    private static final String AVRO = "AVRO";

    private final RegistryClient client;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
    private final UnknownIds unknown = new UnknownIds();

    /** The registry that is there. Asks nothing yet. */
    public SchemaRegistry(RegistrySettings settings) {
        this.client = new RegistryClient(settings);
    }

    /**
     * Makes sure that it is there and lets us in.
     *
     * @throws RegistryUnavailableException if not, with what to do
     */
    public void check() {
        client.get("/schemas/types");
    }

    @Override
    public Schema byId(int id) {
        Schema before = known.get(id);
        if (before != null) {
            return before;
        }
        if (unknown.contains(id)) {
            throw noSchema(id);
        }
        JsonNode answer = client.get("/schemas/ids/" + Integer.toUnsignedString(id))
                .orElseThrow(() -> {
                    unknown.add(id);
                    return noSchema(id);
                });
        Schema schema = parsed(id, answer);
        known.put(id, schema);
        return schema;
    }

    private UnreadableRecordException noSchema(int id) {
        return new UnreadableRecordException("the schema registry at " + client.url() + " knows no schema "
                + Integer.toUnsignedString(id) + ": was the record written with another registry?");
    }

    private Schema parsed(int id, JsonNode answer) {
        String type = answer.path("schemaType").asText(AVRO);
        if (!type.equals(AVRO)) {
            throw new UnreadableRecordException(
                    "schema " + id + " is of type " + type + "; of a registry's schemas only Avro's can be read");
        }
        try {
            Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
            addReferences(answer, parser, new HashSet<>());
            return parser.parse(answer.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new UnreadableRecordException("schema " + id + " cannot be read: " + e.getMessage());
        }
    }

    /** Schemas that a schema uses without containing them, those first that others of them use. */
    private void addReferences(JsonNode answer, Schema.Parser parser, Set<String> done) {
        for (JsonNode reference : answer.path("references")) {
            String path = "/subjects/"
                    + RegistryClient.segment(reference.path("subject").asText()) + "/versions/"
                    + reference.path("version").asInt();
            if (done.add(path)) {
                JsonNode referred = client.get(path)
                        .orElseThrow(() -> new UnreadableRecordException("the schema registry at " + client.url()
                                + " knows no " + path + ", which a schema refers to"));
                addReferences(referred, parser, done);
                parser.parse(referred.path("schema").asText());
            }
        }
    }
}
