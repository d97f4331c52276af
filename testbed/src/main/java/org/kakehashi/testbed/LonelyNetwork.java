package org.kakehashi.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace of its own for one child process: the kernel counts every connection that the child tries to
 * open, so that none can be missed between two looks. Linux only, by {@code unshare} and {@code ip}.
 */
public final class LonelyNetwork {

    private LonelyNetwork() {}

    /** What the kernel has counted since the namespace was made. */
    public record Traffic(long tcpConnectionsOpened, long udpDatagramsSent) {

        public boolean isSilent() {
            return tcpConnectionsOpened == 0 && udpDatagramsSent == 0;
        }
    }

    /** Whether this machine lets a process make such a namespace. */
    public static boolean isAvailable() {
        if (!Files.isReadable(Path.of("/proc/self/net/snmp"))) {
            return false;
        }
        try {
            Process process = new ProcessBuilder(inside(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The command that runs {@code command} inside a new namespace with only a loopback device; the pid stays. */
    public static List<String> inside(List<String> command) {
        List<String> whole = new ArrayList<>(
                List.of("unshare", "--map-root-user", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"));
        whole.addAll(command);
        return whole;
    }

    /** The counts for the namespace that the process lives in. */
    public static Traffic of(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/net/snmp"));
        return new Traffic(value(lines, "Tcp:", "ActiveOpens"), value(lines, "Udp:", "OutDatagrams"));
    }

    private static long value(List<String> lines, String protocol, String name) {
        List<String> rows =
                lines.stream().filter(line -> line.startsWith(protocol)).toList();
        List<String> names = List.of(rows.get(0).split(" "));
        return Long.parseLong(rows.get(1).split(" ")[names.indexOf(name)]);
    }
}
