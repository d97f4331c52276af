package org.kakehashi.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One numbered SQL file of a module. */
record MigrationFile(int number, String title, String sql) {

    private static final Pattern NAME = Pattern.compile("(\\d{4})-([a-z0-9-]{1,80})\\.sql");
    private static final Pattern FORBIDDEN =
            Pattern.compile("\\b(COMMIT|ATTACH|DETACH|PRAGMA|VACUUM|SAVEPOINT)\\b", Pattern.CASE_INSENSITIVE);

    /** The module's files in order. What is wrong with them is a defect of the program. */
    static List<MigrationFile> of(Migrations migrations) {
        List<MigrationFile> files = new ArrayList<>();
        for (String name : names(migrations.anchor())) {
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                throw new IllegalStateException("not NNNN-title.sql: " + migrations.module() + " " + name);
            }
            String sql = text(migrations.anchor(), "migrations/" + name);
            if (FORBIDDEN.matcher(sql.replaceAll("--[^\n]*", "")).find()) {
                throw new IllegalStateException("forbidden in a migration: " + migrations.module() + " " + name);
            }
            files.add(new MigrationFile(Integer.parseInt(matcher.group(1)), matcher.group(2), sql));
            if (files.getLast().number != files.size()) {
                throw new IllegalStateException("a gap or a double before " + migrations.module() + " " + name);
            }
        }
        return files;
    }

    /** Recognises a file that was changed after it had been applied. */
    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Class<?> anchor, String name) {
        try (InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name + " beside " + anchor.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks where the anchor was loaded from: a folder in development, a jar in a release. */
    private static List<String> names(Class<?> anchor) {
        String folder = anchor.getPackageName().replace('.', '/') + "/migrations/";
        CodeSource source = anchor.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("a class of the runtime has no migrations: " + anchor.getName());
        }
        try {
            URI uri = source.getLocation().toURI();
            Path place = Path.of(uri);
            List<String> names = Files.isDirectory(place)
                    ? inFolder(resources(anchor, place).resolve(folder))
                    : inJar(place, folder);
            names.sort(null);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Classes and resources usually lie together, but need not. */
    private static Path resources(Class<?> anchor, Path classes) throws URISyntaxException {
        var url = anchor.getResource("migrations/");
        if (url == null || !url.getProtocol().equals("file")) {
            return classes;
        }
        Path root = Path.of(url.toURI());
        for (int i = anchor.getPackageName().split("\\.").length; i >= 0; i--) {
            root = Disk.parent(root);
        }
        return root;
    }

    private static List<String> inFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> String.valueOf(file.getFileName())).toList());
        }
    }

    private static List<String> inJar(Path jar, String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(folder) && name.length() > folder.length()) {
                    names.add(name.substring(folder.length()));
                }
            }
        }
        return names;
    }
}
