package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.Hash;
import moestro.mixture.Task;
import moestro.mixture.state.StateWriter;
import moestro.topology.Wayward.Mishap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that cannot be read leaves the old one serving, though its digest is right. */
final class DamagedModelTest {
    private static final Task REGRESSION = new Task.Regression();
    private static final long NEWER = 1_000;

    @TempDir
    Path stateDir;

    private final Wayward wayward = new Wayward();
    private final Map<String, Manifest> manifests = new HashMap<>();
    private final Map<String, Map<String, byte[]>> models = new HashMap<>();
    private Deployment deployment;
    private ModelTable table;

    /** Serves what sixty lessons have made. */
    @BeforeEach
    void serveWhatWasPublished() {
        deployment = Fixture.deployment(
                REGRESSION,
                Fixture.member("rls", "recursive-least-squares"),
                Fixture.member("neighbors", "nearest-neighbors"),
                Fixture.member("odd", Wayward.TYPE));
        table = new ModelTable(deployment, wayward.catalogue());
        try (Fixture fixture = new Fixture(stateDir, wayward.catalogue(), deployment)) {
            fixture.play(0, 60);
            fixture.publish();
            Map<String, ModelPart> parts = new HashMap<>();
            for (var record : fixture.records(Fixture.TOPICS.models())) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                table.accept(key, record.value());
                if (ModelKeys.isManifest(key)) {
                    Manifest manifest = Manifest.CODEC.decode(record.value());
                    manifests.put(manifest.model(), manifest);
                } else {
                    parts.put(key, ModelPart.CODEC.decode(record.value()));
                }
            }
            manifests.forEach((model, manifest) -> models.put(model, sections(manifest, parts)));
        }
    }

    private static Map<String, byte[]> sections(Manifest manifest, Map<String, ModelPart> parts) {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (Manifest.Section section : manifest.sections()) {
            assertEquals(1, section.parts(), "small enough to be sent in one");
            sections.put(
                    section.name(),
                    parts.get(ModelKeys.part(manifest.model(), section.name(), 0))
                            .content());
        }
        return sections;
    }

    /** Publishes these bytes as a newer version, with the digest that they have. */
    private void publish(String model, Map<String, byte[]> sections) {
        List<Manifest.Section> listed = new ArrayList<>();
        sections.forEach((name, bytes) -> {
            ModelPart part = new ModelPart(model, name, 0, 1, NEWER, bytes);
            table.accept(ModelKeys.part(model, name, 0), ModelPart.CODEC.encode(part));
            listed.add(new Manifest.Section(name, 1, NEWER, bytes.length));
        });
        Manifest old = manifests.get(model);
        Manifest manifest = new Manifest(
                model, NEWER, old.lessons(), old.format(), old.basis(), StateWriter.sha256(sections), listed);
        table.accept(ModelKeys.manifest(model), Manifest.CODEC.encode(manifest));
    }

    private long served(String model) {
        return table.panels().getFirst().version(model, deployment.panel().names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder", "gate", "rls", "neighbors", "odd"})
    void oneThatEndsTooSoonIsNotServed(String model) {
        for (String section : models.get(model).keySet()) {
            Map<String, byte[]> torn = new LinkedHashMap<>(models.get(model));
            torn.computeIfPresent(section, (_, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));
            ServedPanel before = table.panels().getFirst();
            publish(model, torn);
            assertSame(before, table.panels().getFirst(), section);
            assertEquals(59, served(model));
        }
        publish(model, models.get(model));
        assertEquals(NEWER, served(model), "the same, whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder", "gate", "neighbors", "odd"})
    void whateverBytesComeSomethingWholeIsServed(String model) {
        for (int n = 0; n < 100; n++) {
            Map<String, byte[]> changed = new LinkedHashMap<>(models.get(model));
            List<String> names = new ArrayList<>(changed.keySet());
            byte[] bytes = changed.get(names.get(Hash.below(Hash.mix(n, 1), names.size())))
                    .clone();
            for (int flips = 0; flips < 4; flips++) {
                bytes[Hash.below(Hash.mix(n, 2, flips), bytes.length)] = (byte) Hash.mix(n, 3, flips);
            }
            changed.put(names.get(Hash.below(Hash.mix(n, 1), names.size())), bytes);
            publish(model, changed);
            assertTrue(served(model) == 59 || served(model) == NEWER);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"THROWS", "CANNOT_EVEN_SAY", "OUT_OF_BOUNDS", "OUT_OF_MEMORY", "ENDLESS_RECURSION", "MISSING_CLASS"
            })
    void oneWhoseReaderFailsIsNotServedHoweverItFails(Mishap mishap) {
        wayward.read.set(mishap);
        publish("odd", models.get("odd"));
        assertEquals(59, served("odd"));
        wayward.read.set(Mishap.NONE);
        publish("odd", models.get("odd"));
        assertEquals(NEWER, served("odd"));
    }

    @Test
    void theOthersAreServedAsTheyCome() {
        wayward.read.set(Mishap.OUT_OF_MEMORY);
        publish("odd", models.get("odd"));
        publish("rls", models.get("rls"));
        assertEquals(59, served("odd"));
        assertEquals(NEWER, served("rls"));
    }
}
