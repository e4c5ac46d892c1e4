package moestro.app.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The JSON schema (draft 2020-12) of a configuration. Wherever a single value stands, so may an environment variable,
 * and numbers may be written with underscores, as the reader takes them.
 */
record JsonSchema(List<Key> keys) {
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)]*)\\)");
    private static final Map<String, Object> PLACE = ordered("type", "string", "pattern", "\\$\\{");

    Map<String, Object> object() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Configuration of moestro run");
        schema.putAll(section(""));
        return schema;
    }

    private Map<String, Object> section(String path) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Key key : keys) {
            if (key.section().equals(path)) {
                properties.put(key.name(), value(key));
                if (key.required()) {
                    required.add(key.name());
                }
            }
        }
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("type", "object");
        section.put("properties", properties);
        if (!required.isEmpty()) {
            section.put("required", required);
        }
        section.put("additionalProperties", false);
        return section;
    }

    private Map<String, Object> value(Key key) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("description", description(key));
        value.putAll(shape(key.shape(), key.path()));
        return value;
    }

    private static String description(Key key) {
        String byDefault = key.byDefault().isEmpty() || key.required() ? "" : ". Default: " + key.byDefault();
        String text = key.does() + byDefault + ". Example: " + key.name() + ": " + key.example();
        return LINK.matcher(text).replaceAll("docs/$1").replace("`", "");
    }

    private Map<String, Object> shape(Shape shape, String path) {
        return switch (shape) {
            case Shape.Text _ -> Map.of("type", List.of("string", "number", "boolean"));
            case Shape.Word(List<String> words) -> any(Map.of("enum", words(words)), PLACE);
            case Shape.Whole(long least, long most) ->
                any(bounded("integer", least, most), ordered("type", "string", "pattern", "^[-+]?\\d[\\d_]*$"), PLACE);
            case Shape.Decimal(double least, double most) ->
                any(
                        bounded("number", least, most),
                        ordered("type", "string", "pattern", "^[-+]?[\\d_.]+([eE][-+]?\\d+)?$"),
                        PLACE);
            case Shape.Span _ -> any(ordered("type", "string", "pattern", "^(\\d{1,9}(ms|s|m|h|d))+$"), PLACE);
            case Shape.Texts _ -> list(Map.of("type", List.of("string", "number", "boolean")));
            case Shape.TextsOrSections _ ->
                list(any(Map.of("type", List.of("string", "number", "boolean")), section(path + "[]")));
            case Shape.Group _ -> section(path);
            case Shape.Properties _ -> properties(path);
            case Shape.TextOrGroup _ -> any(Map.of("type", "string"), section(path));
            case Shape.Groups _ -> list(experts(section(path + "[]")));
            case Shape.WordOrNumber(List<String> words) -> any(Map.of("enum", words), Map.of("type", "number"), PLACE);
        };
    }

    /** YAML reads true and false as such, quoted or not. */
    private static List<Object> words(List<String> words) {
        List<Object> all = new ArrayList<>(words);
        if (words.contains("true")) {
            all.add(true);
            all.add(false);
        }
        return all;
    }

    private Map<String, Object> properties(String path) {
        Map<String, Object> open = new LinkedHashMap<>(section(path));
        open.put("additionalProperties", Map.of("type", List.of("string", "number", "boolean")));
        return open;
    }

    /** Every type of expert has parameters of its own. */
    private Map<String, Object> experts(Map<String, Object> item) {
        Map<String, Object> open = new LinkedHashMap<>(item);
        open.remove("additionalProperties");
        List<Map<String, Object>> types = new ArrayList<>();
        for (String type : ExpertParameters.types()) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            ((Map<?, ?>) item.get("properties")).forEach((name, any) -> parameters.put(String.valueOf(name), true));
            ExpertParameters.of(type).forEach((name, known) -> parameters.put(name, shape(known.shape(), "")));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("if", Map.of("properties", Map.of("type", Map.of("const", type))));
            one.put("then", ordered("properties", parameters, "additionalProperties", false));
            types.add(one);
        }
        open.put("allOf", types);
        return open;
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return ordered("type", "array", "items", items);
    }

    private static Map<String, Object> bounded(String type, Number least, Number most) {
        Map<String, Object> bounded = ordered("type", type, "minimum", least);
        bounded.put("maximum", most);
        return bounded;
    }

    private static Map<String, Object> ordered(String first, Object value, String second, Object other) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put(first, value);
        ordered.put(second, other);
        return ordered;
    }

    private static Map<String, Object> any(Map<String, Object> one, Map<String, Object> other) {
        return Map.of("anyOf", List.of(one, other));
    }

    private static Map<String, Object> any(
            Map<String, Object> one, Map<String, Object> other, Map<String, Object> third) {
        return Map.of("anyOf", List.of(one, other, third));
    }
}
