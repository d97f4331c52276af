package org.kakehashi.vault;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What the tests run in another process: {@code Child <what> <folder>}. It speaks in lines on standard output. */
final class Child {

    /** Unbuffered, so that a line is out before the next step begins. */
    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private Child() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "hold" -> hold(folder);
            case "load" -> load(folder);
            case "passwords" -> passwords(folder);
            case "secrets" -> secrets(folder);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Starts one; {@code options} are the JVM's. */
    static Process start(List<String> options, String what, Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        // The driver unpacks its library there and, killed, leaves it.
        command.add("-Dorg.sqlite.tmpdir=" + Disk.parent(folder));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Child.class.getName(), what, folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static void say(String line) throws IOException {
        OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Opens the vault and keeps it until killed. */
    private static void hold(Path folder) throws IOException {
        try (Vault vault = Vaults.unlock(folder)) {
            say(vault.locked() ? "locked" : "open");
            System.in.read();
        }
    }

    /** Content that the reader can make again from the number. */
    static byte[] content(long id) {
        Random random = new Random(id);
        byte[] content = new byte[200 + random.nextInt(id % 7 == 0 ? 150_000 : 5_000)];
        random.nextBytes(content);
        return content;
    }

    /**
     * Writes numbered rows without end and says each number once it is confirmed. Takes the database's key on standard
     * input, to be at it at once.
     */
    private static void load(Path folder) throws IOException, SQLException {
        SecretMemory key = new SecretMemory(System.in.readNBytes(Crypto.KEY));
        Database database = new Database(folder.resolve(VaultFolder.DATABASE), key);
        long next = database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE TABLE IF NOT EXISTS load (id INTEGER PRIMARY KEY, content BLOB)");
                statement.executeUpdate("DELETE FROM load WHERE id < (SELECT max(id) FROM load) - 20");
                try (ResultSet row = statement.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM load")) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
        say("ready");
        for (long id = next; ; id++) {
            long number = id;
            database.change(connection -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO load (id, content) VALUES (?, ?)")) {
                    insert.setLong(1, number);
                    insert.setBytes(2, content(number));
                    insert.executeUpdate();
                }
            });
            say(Long.toString(id));
        }
    }

    /** Changes the password to and fro without end. */
    private static void passwords(Path folder) throws IOException {
        Vault vault = Vaults.unlock(folder);
        say("ready");
        char[] other = "another one".toCharArray();
        while (true) {
            vault.changePassword(Vaults.password(), other, KdfParameters.FLOOR);
            vault.changePassword(other, Vaults.password(), KdfParameters.FLOOR);
        }
    }

    /** Takes a password and a secret, each with its length before it, and handles them as the program does. */
    private static void secrets(Path folder) throws IOException {
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        // Byte by byte: longer reads pass through a native buffer that the JDK does not wipe.
        char[] password = new char[in.read()];
        for (int i = 0; i < password.length; i++) {
            password[i] = (char) in.read();
        }
        byte[] secret = new byte[in.read()];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) in.read();
        }
        UnlockResult result = new VaultFolder(folder, Vaults.MODULES).unlock(password);
        Vault vault = ((UnlockResult.Unlocked) result).vault();
        byte[] sealed = vault.secrets().seal("seed/1", secret);
        Arrays.fill(secret, (byte) 0);
        vault.database().change(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO tag (note, word, sealed) VALUES (?, 'seed', ?)")) {
                insert.setLong(1, 1);
                insert.setBytes(2, sealed);
                insert.executeUpdate();
            }
        });
        int sum = 0;
        for (int i = 0; i < 50; i++) {
            byte[] stored = vault.database().read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT sealed FROM tag WHERE word = 'seed'")) {
                    row.next();
                    return row.getBytes(1);
                }
            });
            sum += vault.secrets().<Integer>open("seed/1", stored, open -> (int) open[0]);
        }
        sum += vault.checkPassword(password) instanceof PasswordResult.Correct ? 1 : 0;
        say("unlocked " + sum);
        in.read();
        vault.close();
        Arrays.fill(password, '\0');
        say("locked");
        in.read();
    }
}
