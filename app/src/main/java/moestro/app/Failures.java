package moestro.app;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import moestro.app.config.InvalidConfigurationException;

/** Tells in one line what went wrong. */
final class Failures {
    private static final String HINT = " (--stacktrace shows where)";

    private Failures() {}

    /** The failure's own message if it was written for people, and otherwise its kind as well. */
    static String told(Exception failure) {
        Throwable told = failure instanceof UncheckedIOException wrapper ? wrapper.getCause() : failure;
        if (told instanceof InvalidConfigurationException) {
            return told.getMessage();
        }
        if (told instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file) + HINT;
        }
        boolean written = told instanceof IllegalArgumentException || told instanceof IllegalStateException;
        String message =
                told.getMessage() == null ? "" : told.getMessage().strip().replaceAll("\\s*\\R\\s*", "; ");
        if (written && !message.isEmpty()) {
            return message + HINT;
        }
        return told.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message) + HINT;
    }

    private static String reason(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            default -> failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
        };
    }
}
