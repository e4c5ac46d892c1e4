package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages of the manual that the program makes itself. */
final class Generated {
    private static final Path DOCS = Path.of("..", "docs");

    private Generated() {}

    /** Fails if a page is not as it would be made now; makes it if asked to. */
    static void check(String name, String made, String test) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("moestro.write")) {
            Files.writeString(file, made);
        }
        assertEquals(
                made,
                Files.exists(file) ? Files.readString(file) : "",
                "docs/" + name + " is stale; make it anew: mvn -pl app -am test -Dtest=" + test
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dmoestro.write=true");
    }
}
