package moestro.app.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import moestro.topology.UnreadableRecordException;

/** One JSON object to a value. */
final class JsonFormat implements RecordFormat {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    /** What Jackson adds for those who write the program that reads. */
    private static final Pattern FOR_PROGRAMMERS = Pattern.compile("(: enable `| \\(start marker| \\(of type).*");

    @Override
    public Field.Group decode(byte[] value) {
        int from = Frame.isOn(value) ? Frame.SIZE : 0;
        Field field = of(tree(value, from));
        if (field instanceof Field.Group group) {
            return group;
        }
        throw new UnreadableRecordException("the value is no JSON object, but " + field.shown());
    }

    private static JsonNode tree(byte[] value, int from) {
        try {
            return READER.readTree(value, from, value.length - from);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new UnreadableRecordException("the value is no JSON: "
                    + FOR_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceFirst("")
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
        } catch (IOException e) {
            throw new UnreadableRecordException("the value is no JSON: " + e.getMessage());
        }
    }

    private static Field of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> new Members(node);
            case STRING -> new Field.Text(node.textValue());
            case NUMBER -> new Field.Numeric(node.numberValue());
            case BOOLEAN -> new Field.Flag(node.booleanValue());
            case NULL -> new Field.Null();
            case ARRAY -> new Field.Opaque("a list");
            case MISSING -> new Field.Opaque("empty");
            case BINARY, POJO -> throw new IllegalStateException("no JSON text has a " + node.getNodeType());
        };
    }

    /** The members of an object. */
    private record Members(JsonNode node) implements Field.Group {
        @Override
        public Field get(String name) {
            JsonNode member = node.get(name);
            return member == null ? null : of(member);
        }

        @Override
        public Collection<String> names() {
            List<String> names = new ArrayList<>(node.size());
            node.fieldNames().forEachRemaining(names::add);
            return names;
        }
    }
}
