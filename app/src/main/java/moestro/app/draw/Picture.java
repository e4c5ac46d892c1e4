package moestro.app.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/**
 * What there is to draw.
 *
 * @param groups sub-topologies, each with its nodes
 * @param arrows between topics, nodes and stores
 */
record Picture(List<Group> groups, Set<Arrow> arrows) {

    /** What a node is. */
    enum Kind {
        /** Records come out of it. */
        TOPIC,
        /** It does something with them. */
        PROCESSOR,
        /** It keeps state; its changelog is a topic of its own. */
        STORE
    }

    /**
     * A thing that is drawn.
     *
     * @param kind what it is
     * @param half that has it, for another half may have one of the same name; none of a topic
     * @param name as Kafka knows it
     */
    record Thing(Kind kind, String half, String name) {
        /** A topic, which is everybody's. */
        static Thing topic(String name) {
            return new Thing(Kind.TOPIC, "", name);
        }
    }

    /**
     * A sub-topology: each of its tasks has all of it.
     *
     * @param name for people
     * @param things processors and stores in it
     */
    record Group(String name, List<Thing> things) {}

    /** Records go from one to the other; to and from a store, state. */
    record Arrow(Thing from, Thing to) {}

    /** The halves of an application, by name. */
    static Picture of(List<String> names, List<TopologyDescription> halves) {
        Picture picture = new Picture(new ArrayList<>(), new LinkedHashSet<>());
        for (int i = 0; i < halves.size(); i++) {
            picture.add(names.get(i), halves.get(i));
        }
        return picture;
    }

    private void add(String half, TopologyDescription description) {
        description.subtopologies().stream()
                .sorted(Comparator.comparingInt(TopologyDescription.Subtopology::id))
                .forEach(part -> group(half, ", sub-topology " + part.id(), part.nodes()));
        description.globalStores().forEach(global -> {
            Set<TopologyDescription.Node> nodes = new LinkedHashSet<>();
            nodes.add(global.source());
            nodes.add(global.processor());
            group(half, ", in every instance", nodes);
        });
    }

    private void group(String half, String part, Set<? extends TopologyDescription.Node> nodes) {
        Set<Thing> things = new LinkedHashSet<>();
        for (TopologyDescription.Node node : sorted(nodes)) {
            switch (node) {
                case TopologyDescription.Source source -> source(half, source);
                case TopologyDescription.Processor processor -> {
                    things.add(thing(half, processor));
                    for (String store : new TreeSet<>(processor.stores())) {
                        Thing kept = new Thing(Kind.STORE, half, store);
                        things.add(kept);
                        arrows.add(new Arrow(thing(half, processor), kept));
                    }
                    processor.successors().stream()
                            .sorted(Comparator.comparing(TopologyDescription.Node::name))
                            .forEach(next -> arrows.add(new Arrow(thing(half, processor), target(half, next))));
                }
                default -> {
                    // A sink is drawn as its topic, by the arrow to it.
                }
            }
        }
        groups.add(new Group(half + part, List.copyOf(things)));
    }

    private void source(String half, TopologyDescription.Source source) {
        for (String topic : new TreeSet<>(source.topicSet())) {
            source.successors().forEach(next -> arrows.add(new Arrow(Thing.topic(topic), target(half, next))));
        }
    }

    private static List<TopologyDescription.Node> sorted(Set<? extends TopologyDescription.Node> nodes) {
        List<TopologyDescription.Node> sorted = new ArrayList<>(nodes);
        sorted.sort(Comparator.comparingInt(Picture::depth).thenComparing(TopologyDescription.Node::name));
        return sorted;
    }

    /** How many nodes stand before it at most: there are no circles within a sub-topology. */
    private static int depth(TopologyDescription.Node node) {
        return node.predecessors().stream()
                .mapToInt(before -> depth(before) + 1)
                .max()
                .orElse(0);
    }

    private static Thing target(String half, TopologyDescription.Node node) {
        return node instanceof TopologyDescription.Sink sink && sink.topic() != null
                ? Thing.topic(sink.topic())
                : thing(half, node);
    }

    private static Thing thing(String half, TopologyDescription.Node node) {
        return new Thing(Kind.PROCESSOR, half, node.name());
    }

    /** The topics, in the order in which records come through them. */
    List<Thing> topics() {
        Set<Thing> topics = new LinkedHashSet<>();
        for (Arrow arrow : arrows) {
            List.of(arrow.from(), arrow.to()).stream()
                    .filter(thing -> thing.kind() == Kind.TOPIC)
                    .forEach(topics::add);
        }
        return List.copyOf(topics);
    }

    /** Where arrows from a thing lead to that is of a kind. */
    List<String> from(Thing thing, Kind kind) {
        return arrows.stream()
                .filter(arrow -> arrow.from().equals(thing) && arrow.to().kind() == kind)
                .map(arrow -> arrow.to().name())
                .toList();
    }

    /** Where arrows to a thing come from that is of a kind. */
    List<String> to(Thing thing, Kind kind) {
        return arrows.stream()
                .filter(arrow -> arrow.to().equals(thing) && arrow.from().kind() == kind)
                .map(arrow -> arrow.from().name())
                .toList();
    }
}
