package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.ContractException;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.state.StateWriter;
import moestro.topology.Deployment;
import moestro.topology.LessonReader;
import moestro.topology.UnusableLessonException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The fold of a lessons topic from its start, in one process without Kafka, compared with what learners published. */
final class Fold {
    private final Trial trial;
    private final Mixture mixture;
    private final LessonReader reader;
    private int compared;

    private Fold(Trial trial) {
        this.trial = trial;
        Deployment deployment = trial.deployment();
        this.mixture = new Mixture(
                deployment.task(), deployment.features(), deployment.panel(), Catalogue.load(), deployment.seed());
        this.reader = new LessonReader(deployment);
    }

    /**
     * Compares every version of every model that was ever published with the fold up to it, and the bytes of the last
     * ones.
     *
     * @return how many versions were compared
     */
    static int compare(Trial trial) {
        return new Fold(trial).compare();
    }

    private int compare() {
        Map<Long, List<Manifest>> published = new HashMap<>();
        trial.manifests()
                .forEach(manifest -> published
                        .computeIfAbsent(manifest.version(), version -> new ArrayList<>())
                        .add(manifest));
        long lessons = 0;
        for (ConsumerRecord<byte[], byte[]> lesson : trial.lessons().records()) {
            if (!learn(lesson.value())) {
                continue;
            }
            lessons++;
            List<Manifest> here = published.getOrDefault(lesson.offset(), List.of());
            if (!here.isEmpty()) {
                compareAll(here, lessons);
            }
        }
        assertEquals(trial.manifests().size(), compared, "every version is the offset of a lesson");
        compareBytes();
        return compared;
    }

    private boolean learn(byte[] lesson) {
        try {
            mixture.learn(reader.read(lesson));
            return true;
        } catch (ContractException | UnusableLessonException e) {
            return false; // learners skip it
        }
    }

    private void compareAll(List<Manifest> manifests, long lessons) {
        Map<String, byte[]> state = mixture.models();
        for (Manifest manifest : manifests) {
            String what = manifest.model() + " at version " + manifest.version();
            assertEquals(lessons, manifest.lessons(), what);
            assertEquals(StateWriter.sha256(sections(state, manifest)), manifest.sha256(), what);
            compared++;
        }
    }

    /** Without what only learning needs, which is not published. */
    private static Map<String, byte[]> sections(Map<String, byte[]> state, Manifest manifest) {
        Map<String, byte[]> own = new LinkedHashMap<>();
        for (Manifest.Section section : manifest.sections()) {
            own.put(section.name(), state.get(manifest.model() + "/" + section.name()));
        }
        return own;
    }

    private void compareBytes() {
        Map<String, ModelPart> parts = new HashMap<>();
        Map<String, Manifest> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : trial.models().records()) {
            if (Manifest.CODEC.recognises(record.value())) {
                Manifest manifest = Manifest.CODEC.decode(record.value());
                last.put(manifest.model(), manifest);
            } else if (ModelPart.CODEC.recognises(record.value())) {
                parts.put(new String(record.key(), StandardCharsets.UTF_8), ModelPart.CODEC.decode(record.value()));
            }
        }
        Map<String, byte[]> state = mixture.models();
        assertEquals(trial.deployment().panel().members().size() + 2, last.size(), "encoder, gate and experts");
        last.values()
                .forEach(manifest -> manifest.sections().forEach(section -> {
                    String name = manifest.model() + "/" + section.name();
                    assertArrayEquals(state.get(name), assembled(manifest.model(), section, parts), name);
                }));
    }

    private static byte[] assembled(String model, Manifest.Section section, Map<String, ModelPart> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < section.parts(); i++) {
            ModelPart part = parts.get(model + "/part/" + section.name() + "/" + i);
            assertEquals(section.version(), part.version(), "the last part is of the last manifest");
            bytes.writeBytes(part.content());
        }
        return bytes.toByteArray();
    }
}
