package moestro.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One process at a time uses the directory of an application: two would share a process id, and fence each other's
 * transactions. The operating system frees the lock with the process, however that ends.
 */
final class StateLock implements AutoCloseable {
    private final FileChannel channel;
    private final String instance;

    private StateLock(FileChannel channel, String instance) {
        this.channel = channel;
        this.instance = instance;
    }

    /** A name that this directory keeps, whichever process uses it: a restarted instance is known by it. */
    String instance() {
        return instance;
    }

    /**
     * Takes the lock, or says who has it.
     *
     * @param directory of the application; made if it is not there
     * @throws IllegalStateException if another process uses it, or it cannot be used
     */
    static StateLock take(Path directory, String applicationId) {
        Path file = directory.resolve(applicationId + ".lock");
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel).isEmpty()) {
                channel.close();
                throw new IllegalStateException("another instance (process "
                        + content(file).getFirst() + ") runs '" + applicationId
                        + "' with the state directory " + directory
                        + "; give each instance on a machine a 'state-dir' of its own");
            }
            List<String> before = content(file);
            String instance =
                    before.size() == 2 ? before.getLast() : UUID.randomUUID().toString();
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n" + instance + "\n"));
            return new StateLock(channel, instance);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot use the state directory " + directory + ": " + e
                            + "; make it writable with room on its disk, or name another as 'state-dir'",
                    e);
        }
    }

    /** The process that uses the directory, or did; and the name of the instance. */
    private static List<String> content(Path file) throws IOException {
        return Files.readString(file).lines().toList();
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // this very process has it
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
