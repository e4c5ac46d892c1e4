package moestro.app.config;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads single values of a file, with environment variables put in.
 *
 * @param problems to which is added what is wrong
 * @param environment from a variable's name to its value, or null
 */
record ScalarReader(Problems problems, UnaryOperator<String> environment) {

    /**
     * Reads one.
     *
     * @param what messages call it
     * @return empty if it is none, which is a problem
     */
    Optional<Scalar> read(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(lineOf(node), what + " must be a single value, not " + kind(node));
            return Optional.empty();
        }
        if (!node.getTag().startsWith(Tag.PREFIX)) {
            problems.add(lineOf(node), what + " begins with !, so it has to be quoted");
            return Optional.empty();
        }
        return filled(scalar, what).filter(filled -> {
            boolean nothing = node.getTag().equals(Tag.NULL) || filled.text().isBlank();
            if (nothing) {
                problems.add(filled.line(), what + " has no value");
            }
            return !nothing;
        });
    }

    private Optional<Scalar> filled(ScalarNode node, String what) {
        try {
            String text = Placeholders.fill(node.getValue(), environment);
            return Optional.of(new Scalar(lineOf(node), text, node.getValue()));
        } catch (IllegalArgumentException e) {
            problems.add(lineOf(node), what + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What a node is, in words. */
    static String kind(Node node) {
        if (node instanceof SequenceNode) {
            return "a list";
        }
        if (node instanceof MappingNode) {
            return "keys of its own";
        }
        return node.getTag().equals(Tag.NULL) ? "nothing" : "a single value";
    }

    /** Where a node begins, counted from 1. */
    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
