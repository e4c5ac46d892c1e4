package moestro.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moestro.app.intake.FeatureMap;
import moestro.app.intake.FieldPath;
import moestro.app.intake.Input;
import moestro.app.intake.Origin;
import moestro.app.intake.WireFormat;
import moestro.topology.Topics;
import org.junit.jupiter.api.Test;

class InputCheckTest {
    private static final String REST = "; Moestro creates its own topics, and none of yours";
    private static final Topics OWN = Topics.withPrefix("departures");
    private static final Input INPUT = new Input(
            origin("departures"),
            new FeatureMap(List.of(), List.of()),
            Optional.of(new Input.Labels(origin("landings"), FieldPath.of("late"))),
            Optional.empty());

    private static Origin origin(String topic) {
        return new Origin(topic, WireFormat.JSON, Optional.empty(), Optional.empty());
    }

    @Test
    void topicsThatAreThereAreFine() {
        assertEquals(List.of(), missing("departures", "landings"));
    }

    @Test
    void aTopicThatIsNearIsSuggested() {
        assertEquals(
                List.of("topic 'landings', which 'input' names, does not exist; did you mean 'landing'?" + REST),
                missing("departures", "landing", "orders"));
    }

    @Test
    void otherwiseThoseThatAreThereAreListedWithoutMoestrosOwn() {
        assertEquals(
                List.of(
                        "topic 'departures', which 'input' names, does not exist; there are: a, b" + REST,
                        "topic 'landings', which 'input' names, does not exist; there are: a, b" + REST),
                missing("a", "b", OWN.events(), OWN.lessons()));
        assertEquals(
                "topic 'departures', which 'input' names, does not exist; there are no topics but Moestro's" + REST,
                missing(OWN.events()).getFirst());
        Set<String> many =
                IntStream.range(10, 40).mapToObj(n -> "t" + n).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                "topic 'departures', which 'input' names, does not exist; there are: t10, t11, t12, t13, t14, t15, t16,"
                        + " t17, t18, t19, t20, t21 and 18 more" + REST,
                InputCheck.missing(INPUT, many, OWN).getFirst());
    }

    private static List<String> missing(String... existing) {
        return InputCheck.missing(INPUT, new TreeSet<>(List.of(existing)), OWN);
    }
}
