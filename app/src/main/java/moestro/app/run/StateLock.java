package moestro.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process at a time uses the directory of an application: two would share a process id, and fence each other's
 * transactions. The operating system frees the lock with the process, however that ends.
 *
 * <p>The file of the lock says which process that is, and the name of the instance, which stays with the directory.
 */
final class StateLock implements AutoCloseable {
    /**
     * Held by this process. To be asked before a file is opened: where locks are POSIX's, a process that closes any
     * channel to a file loses its lock on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final String instance;

    private StateLock(Path file, FileChannel channel, String instance) {
        this.file = file;
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
        Path file = directory.resolve(applicationId + ".lock").toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            throw used(
                    directory,
                    applicationId,
                    Long.toString(ProcessHandle.current().pid()));
        }
        boolean taken = false;
        try {
            StateLock lock = open(directory, applicationId, file);
            taken = true;
            return lock;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot use the state directory " + directory + ": " + e
                            + "; make it writable with room on its disk, or name another as 'state-dir'",
                    e);
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }

    private static StateLock open(Path directory, String applicationId, Path file) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            List<String> content = content(channel);
            if (channel.tryLock() == null) {
                throw used(directory, applicationId, content.isEmpty() ? "unknown" : content.getFirst());
            }
            String instance =
                    content.size() == 2 ? content.getLast() : UUID.randomUUID().toString();
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n" + instance + "\n"), 0);
            return new StateLock(file, channel, instance);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static IllegalStateException used(Path directory, String applicationId, String process) {
        return new IllegalStateException("another instance (process " + process + ") runs '" + applicationId
                + "' with the state directory " + directory
                + "; give each instance on a machine a 'state-dir' of its own");
    }

    private static List<String> content(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(Math.min(channel.size(), 1000)));
        channel.read(content, 0);
        return StandardCharsets.UTF_8.decode(content.flip()).toString().lines().toList();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
