package org.kakehashi.ui.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The notifications of Linux desktops (org.freedesktop.Notifications 1.2), by the program {@code notify-send}. It is
 * started directly, never through a shell. The desktop reads a body as mark-up and {@code notify-send} reads
 * backslashes in it, so both are escaped. The notes are transient: the desktop does not keep them in a list.
 */
final class FreedesktopNotifier implements Notifier {

    private static final long PATIENCE_SECONDS = 5;

    private final Path program;

    private FreedesktopNotifier(Path program) {
        this.program = program;
    }

    /** @param path folders, as the variable PATH has them */
    static Optional<Notifier> find(String path) {
        for (String folder : path.split(File.pathSeparator)) {
            try {
                Path program = Path.of(folder, "notify-send");
                if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                    return Optional.of(new FreedesktopNotifier(program));
                }
            } catch (InvalidPathException notAFolder) {
                // The next one may be.
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean show(String title, String body) throws InterruptedException {
        List<String> command = List.of(
                program.toString(),
                "--app-name=Kakehashi",
                "--icon=kakehashi",
                "--category=im.received",
                "--hint=int:transient:1",
                "--hint=string:desktop-entry:kakehashi",
                "--",
                title,
                escape(body));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException cannotStart) {
            return false;
        }
    }

    private static String escape(String body) {
        return body.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\\", "\\\\");
    }
}
