package moestro.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {
    @TempDir
    Path directory;

    @Test
    void aDirectoryIsUsedByOneAndThenByTheNext() {
        StateLock first = StateLock.take(directory.resolve("serve"), "a-serve");

        Exception refused =
                assertThrows(IllegalStateException.class, () -> StateLock.take(directory.resolve("serve"), "a-serve"));

        assertEquals(
                "another instance (process " + ProcessHandle.current().pid()
                        + ") runs 'a-serve' with the state directory " + directory.resolve("serve")
                        + "; give each instance on a machine a 'state-dir' of its own",
                refused.getMessage());
        first.close();
        StateLock.take(directory.resolve("serve"), "a-serve").close();
    }

    @Test
    void theNameOfAnInstanceStaysWithItsDirectory() {
        StateLock one = StateLock.take(directory.resolve("one"), "a-serve");
        one.close();
        StateLock again = StateLock.take(directory.resolve("one"), "a-serve");
        StateLock two = StateLock.take(directory.resolve("two"), "a-serve");

        assertEquals(one.instance(), again.instance());
        assertNotEquals(one.instance(), two.instance());
        again.close();
        two.close();
    }

    @Test
    void anotherApplicationMayUseTheSameDirectory() {
        StateLock one = StateLock.take(directory, "a-serve");
        StateLock.take(directory, "b-serve").close();
        one.close();
    }

    @Test
    void aDirectoryThatCannotBeUsedIsToldSo() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        Exception refused =
                assertThrows(IllegalStateException.class, () -> StateLock.take(file.resolve("serve"), "a-serve"));

        assertTrue(
                refused.getMessage().startsWith("cannot use the state directory " + file.resolve("serve") + ": "),
                refused.getMessage());
        assertTrue(refused.getMessage().endsWith("or name another as 'state-dir'"), refused.getMessage());
    }
}
