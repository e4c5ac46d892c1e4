package moestro.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One process at a time uses the directory of an application: two would share a process id, and fence each other's
 * transactions. The operating system frees the lock with the process, however that ends.
 */
final class StateLock implements AutoCloseable {
    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
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
                        + Files.readString(file).strip() + ") runs '" + applicationId
                        + "' with the state directory " + directory
                        + "; give each instance on a machine a 'state-dir' of its own");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new StateLock(channel);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot use the state directory " + directory + ": " + e
                            + "; make it writable with room on its disk, or name another as 'state-dir'",
                    e);
        }
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
