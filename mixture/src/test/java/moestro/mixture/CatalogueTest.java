package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.mixture.toy.RunningMean;
import moestro.mixture.toy.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

public final class CatalogueTest {
    private static final Task CLASSES = new Task.Classification(List.of("no", "yes"));
    private static final Layout LAYOUT = new Layout(1, 0, 3);

    private static String refusal(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    private static Panel.Member member(String type, Map<String, Double> parameters) {
        return new Panel.Member("third", type, parameters);
    }

    @Test
    void anExpertIsMadeByTheFactoryOfItsType() {
        Expert expert = Toys.catalogue().create(member("mean", Map.of()), 0, CLASSES, LAYOUT, 1);
        assertInstanceOf(RunningMean.class, expert);
        assertEquals(
                Set.of("mean", "linear", "throwing", "nan"),
                Toys.catalogue().factories().keySet());
    }

    @Test
    void anUnknownTypeIsNamedWithItsExpertAndTheTypesThereAre() {
        String message = refusal(() -> Toys.catalogue().create(member("forrest", Map.of()), 0, CLASSES, LAYOUT, 1));
        assertEquals("expert 'third': there is no type 'forrest'; there are [linear, mean, nan, throwing]", message);
    }

    @Test
    void aTypeThatCannotDoTheTaskIsRefused() {
        Catalogue catalogue = new Catalogue(List.of(new OnlyNumbers()));
        assertEquals(
                "expert 'third': type 'only-numbers' cannot do classification",
                refusal(() -> catalogue.create(member("only-numbers", Map.of()), 0, CLASSES, LAYOUT, 1)));
        assertInstanceOf(
                RunningMean.class,
                catalogue.create(member("only-numbers", Map.of()), 0, new Task.Regression(), LAYOUT, 1));
    }

    @Test
    void aParameterThatIsRefusedIsToldWithItsExpert() {
        String range =
                refusal(() -> Toys.catalogue().create(member("linear", Map.of("rate", 2.0)), 0, CLASSES, LAYOUT, 1));
        assertEquals("expert 'third': parameter 'rate' is 2.0; it must lie between 0.0 and 1.0", range);
        String name =
                refusal(() -> Toys.catalogue().create(member("linear", Map.of("rat", 2.0)), 0, CLASSES, LAYOUT, 1));
        assertEquals("expert 'third': linear has no parameter 'rat'; it knows [rate]", name);
    }

    @Test
    void twoFactoriesOfOneTypeAreRefused() {
        String message = refusal(() -> new Catalogue(List.of(new OnlyNumbers(), new OnlyNumbers())));
        assertTrue(message.contains("'only-numbers'"), message);
        assertTrue(message.contains(OnlyNumbers.class.getName()), message);
    }

    @Test
    void eachMemberHasASeedOfItsOwnThatDependsOnTheMixtures() {
        List<Long> seeds = new ArrayList<>();
        Catalogue catalogue = new Catalogue(List.of(Toys.factory("seeded", settings -> {
            seeds.add(settings.seed());
            return new RunningMean(settings.task());
        })));
        for (int seed = 1; seed <= 2; seed++) {
            for (int index = 0; index < 2; index++) {
                catalogue.create(member("seeded", Map.of()), index, CLASSES, LAYOUT, seed);
            }
        }
        assertEquals(4, Set.copyOf(seeds).size());
        catalogue.create(member("seeded", Map.of()), 0, CLASSES, LAYOUT, 1);
        assertEquals(seeds.getFirst(), seeds.getLast());
    }

    @Test
    void typesOnTheClassPathAreFound(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ExpertFactory.class.getName()), OnlyNumbers.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertTrue(Catalogue.load().factories().containsKey("only-numbers"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Public, as {@link java.util.ServiceLoader} wants it. */
    public static final class OnlyNumbers implements ExpertFactory {
        @Override
        public String type() {
            return "only-numbers";
        }

        @Override
        public boolean supports(Task task) {
            return !task.isClassification();
        }

        @Override
        public Expert create(ExpertSettings settings) {
            return new RunningMean(settings.task());
        }
    }
}
