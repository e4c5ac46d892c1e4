package moestro.app.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import moestro.app.draw.Picture.Arrow;
import moestro.app.draw.Picture.Group;
import moestro.app.draw.Picture.Kind;
import moestro.app.draw.Picture.Thing;

/** Ways to draw a picture. */
final class Drawing {
    private Drawing() {}

    /** For a terminal: each sub-topology with its processors, what they read, keep, and pass on to. */
    static String text(Picture picture) {
        StringBuilder text = new StringBuilder();
        for (Group group : picture.groups()) {
            text.append(group.name()).append('\n');
            for (Thing thing : group.things()) {
                if (thing.kind() == Kind.PROCESSOR) {
                    text.append("  ").append(thing.name()).append('\n');
                    line(text, "reads", picture.to(thing, Kind.TOPIC));
                    line(text, "keeps", picture.from(thing, Kind.STORE));
                    line(text, "then", picture.from(thing, Kind.PROCESSOR));
                    line(text, "writes", picture.from(thing, Kind.TOPIC));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, List<String> names) {
        if (!names.isEmpty()) {
            text.append("%-14s%s%n".formatted("    " + what, String.join(", ", names)));
        }
    }

    /** For programs: what the text says. */
    static Map<String, Object> json(Picture picture) {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (Group group : picture.groups()) {
            List<Map<String, Object>> processors = new ArrayList<>();
            for (Thing thing : group.things()) {
                if (thing.kind() == Kind.PROCESSOR) {
                    processors.add(json(picture, thing));
                }
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", group.name());
            json.put("processors", processors);
            groups.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("topics", picture.topics().stream().map(Thing::name).toList());
        json.put("subtopologies", groups);
        return json;
    }

    private static Map<String, Object> json(Picture picture, Thing processor) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", processor.name());
        json.put("reads", picture.to(processor, Kind.TOPIC));
        json.put("keeps", picture.from(processor, Kind.STORE));
        json.put("then", picture.from(processor, Kind.PROCESSOR));
        json.put("writes", picture.from(processor, Kind.TOPIC));
        return json;
    }

    /** For Mermaid, as GitHub shows it in Markdown. */
    static String mermaid(Picture picture) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        picture.topics()
                .forEach(topic -> text.append("  ").append(mermaid(topic)).append('\n'));
        int number = 0;
        for (Group group : picture.groups()) {
            text.append("  subgraph g")
                    .append(number++)
                    .append("[\"")
                    .append(group.name())
                    .append("\"]\n");
            group.things()
                    .forEach(thing -> text.append("    ").append(mermaid(thing)).append('\n'));
            text.append("  end\n");
        }
        arrows(text, picture, Drawing::id, " --> ", " -.- ", "\n");
        return text.toString();
    }

    private static String mermaid(Thing thing) {
        return id(thing)
                + switch (thing.kind()) {
                    case TOPIC -> "([\"" + thing.name() + "\"])";
                    case PROCESSOR -> "[\"" + thing.name() + "\"]";
                    case STORE -> "[(\"" + thing.name() + "\")]";
                };
    }

    private static String id(Thing thing) {
        return thing.kind().name().charAt(0) + "_"
                + (thing.half() + "_" + thing.name()).replaceAll("[^A-Za-z0-9]", "_");
    }

    /** For Graphviz: {@code moestro topology --dot | dot -Tsvg}. */
    static String dot(Picture picture) {
        StringBuilder text = new StringBuilder("digraph moestro {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        picture.topics().forEach(topic -> text.append("  ").append(dot(topic)).append('\n'));
        int number = 0;
        for (Group group : picture.groups()) {
            text.append("  subgraph cluster_")
                    .append(number++)
                    .append(" {\n    label=\"")
                    .append(group.name());
            text.append("\";\n");
            group.things()
                    .forEach(thing -> text.append("    ").append(dot(thing)).append('\n'));
            text.append("  }\n");
        }
        arrows(text, picture, Drawing::id, " -> ", " -> ", ";\n");
        return text.append("}\n").toString();
    }

    private static String dot(Thing thing) {
        String shape = switch (thing.kind()) {
            case TOPIC -> "cds";
            case PROCESSOR -> "box";
            case STORE -> "cylinder";
        };
        return id(thing) + " [label=\"" + thing.name() + "\", shape=" + shape + "];";
    }

    private static void arrows(
            StringBuilder text, Picture picture, Function<Thing, String> id, String records, String state, String end) {
        for (Arrow arrow : picture.arrows()) {
            text.append("  ").append(id.apply(arrow.from()));
            text.append(arrow.to().kind() == Kind.STORE ? state : records);
            text.append(id.apply(arrow.to())).append(end);
        }
    }
}
