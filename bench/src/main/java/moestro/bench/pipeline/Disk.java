package moestro.bench.pipeline;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** What a broker keeps. */
final class Disk {
    private Disk() {}

    /** Bytes of all records in partitions with such names. */
    static long bytes(Path broker, Predicate<String> partitions) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(broker)) {
            for (Path partition : all) {
                if (Files.isDirectory(partition)
                        && partitions.test(partition.getFileName().toString())) {
                    bytes += bytes(partition);
                }
            }
        }
        return bytes;
    }

    private static long bytes(Path partition) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(partition, "*.log")) {
            for (Path file : files) {
                bytes += size(file);
            }
        }
        return bytes;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // cleaned away meanwhile
        }
    }
}
