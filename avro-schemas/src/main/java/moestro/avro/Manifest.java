package moestro.avro;

import java.util.List;

/**
 * Closes a published version of a model: lists every section, and the version of it that belongs to this whole.
 *
 * @param model the model's name
 * @param version offset of the last lesson folded, -1 for none
 * @param lessons how many lessons it has folded
 * @param format of the sections' bytes; a reader refuses one it does not know
 * @param basis SHA-256 over all that the model rests on besides its lessons; a reader of another deployment refuses it
 * @param sha256 over the names and bytes of all sections in order, lower-case hexadecimal
 * @param sections of the model's state, in order
 */
public record Manifest(
        String model, long version, long lessons, int format, String basis, String sha256, List<Section> sections) {
    /** Reads and writes manifests. */
    public static final Codec<Manifest> CODEC = MessageCodec.of("Manifest", Manifest::write, Manifest::read);

    private void write(BinaryOut out) {
        out.putString("model", model);
        out.putLong(version);
        out.putLong(lessons);
        out.putLong(format);
        out.putString("basis", basis);
        out.putString("sha256", sha256);
        out.putElements("sections", sections, Section::write);
    }

    private static Manifest read(BinaryIn in) {
        return new Manifest(
                in.getString("model"),
                in.getLong("version"),
                in.getLong("lessons"),
                in.getInt("format"),
                in.getString("basis"),
                in.getString("sha256"),
                List.of(in.getElements(
                        "sections", Section.LEAST_BYTES, new Section[0], (from, field) -> Section.read(from))));
    }

    /**
     * One section of the model's state.
     *
     * @param name of the section
     * @param parts how many it was published in
     * @param version that its parts carry: when it last changed
     * @param bytes its length, all parts together
     */
    public record Section(String name, int parts, long version, long bytes) {
        private static final int LEAST_BYTES = 4;

        private void write(BinaryOut out) {
            out.putString("sections.name", name);
            out.putLong(parts);
            out.putLong(version);
            out.putLong(bytes);
        }

        private static Section read(BinaryIn in) {
            return new Section(
                    in.getString("sections.name"),
                    in.getInt("sections.parts"),
                    in.getLong("sections.version"),
                    in.getLong("sections.bytes"));
        }
    }
}
