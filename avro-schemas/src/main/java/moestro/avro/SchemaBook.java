package moestro.avro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParser;

/**
 * Every schema in which messages of one contract may have been written: the current one, its history, and what a user
 * adds. Schemas are found by their CRC-64-AVRO fingerprint.
 */
final class SchemaBook {
    private final String contract;
    private final Schema current;
    private final long fingerprint;
    private final Map<Long, Schema> writers;

    private SchemaBook(String contract, Schema current, Map<Long, Schema> writers) {
        this.contract = contract;
        this.current = current;
        this.fingerprint = fingerprint(current);
        this.writers = writers;
    }

    /** The book of a contract, from the resources beside this class. */
    static SchemaBook of(String contract) {
        Map<Long, Schema> writers = new LinkedHashMap<>();
        history(contract).forEach(schema -> writers.put(fingerprint(schema), schema));
        Schema current = load(contract + ".avsc");
        if (current == null) {
            throw new IllegalStateException("the schema " + contract + ".avsc is missing beside " + SchemaBook.class
                    + ": the jar was not packed whole");
        }
        return new SchemaBook(contract, current, writers);
    }

    /** All versions of a contract's schema, oldest first. */
    static List<Schema> history(String contract) {
        List<Schema> versions = new ArrayList<>();
        Schema version = load("history/" + contract + "/v1.avsc");
        while (version != null) {
            versions.add(version);
            version = load("history/" + contract + "/v" + (versions.size() + 1) + ".avsc");
        }
        return versions;
    }

    private static Schema load(String name) {
        try (InputStream in = SchemaBook.class.getResourceAsStream(name)) {
            return in == null ? null : SchemaParser.parseSingle(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the schema " + name + " cannot be read: the jar is damaged", e);
        }
    }

    /** This book and one more writer's schema. */
    SchemaBook with(Schema writer) {
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(current, writer);
        if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new IllegalArgumentException(contract + ": messages in that schema cannot be read: "
                    + compatibility.getResult().getIncompatibilities());
        }
        Map<Long, Schema> more = new LinkedHashMap<>(writers);
        more.put(fingerprint(writer), writer);
        return new SchemaBook(contract, current, more);
    }

    /** The contract's name. */
    String contract() {
        return contract;
    }

    /** The schema that messages are written in. */
    Schema current() {
        return current;
    }

    /** The current schema's fingerprint. */
    long fingerprint() {
        return fingerprint;
    }

    /** The schema with that fingerprint, or null. */
    Schema writer(long print) {
        return writers.get(print);
    }

    /** All fingerprints known, for people. */
    String fingerprints() {
        return writers.keySet().stream().map(SchemaBook::hex).collect(Collectors.joining(", "));
    }

    /** A fingerprint, for people. */
    static String hex(long print) {
        return "%016x".formatted(print);
    }

    /** CRC-64-AVRO of a schema's parsing canonical form. */
    static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }
}
