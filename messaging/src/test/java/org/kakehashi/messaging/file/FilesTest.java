package org.kakehashi.messaging.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.testbed.BlossomServer;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Progress;
import org.kakehashi.vault.QuickVaults;
import org.kakehashi.vault.Vault;

/** Files over two real file servers, good and bad. */
class FilesTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Of the file; as large as it may be by {@code -Dfile.length=104857600}. */
    private static final int LENGTH = Integer.getInteger("file.length", 700_001);

    private static final String GOOD =
            "{\"cut\":0,\"cutUpload\":0,\"spoil\":false,\"lie\":false,\"ranges\":true,\"most\":1073741824,\"full\":false,"
                    + "\"endless\":false,\"elsewhere\":\"\"}";

    private static BlossomServer one;
    private static BlossomServer two;

    @TempDir
    Path folder;

    private Vault vault;
    private Hosts hosts;
    private GuardedHttp http;
    private FileServers servers;
    private FileSending sending;
    private FileReceiving receiving;
    private byte[] content;
    private Path source;

    @BeforeAll
    static void startServers() {
        one = new BlossomServer();
        two = new BlossomServer();
    }

    @AfterAll
    static void stopServers() {
        one.close();
        two.close();
    }

    @BeforeEach
    void open() throws IOException {
        one.behave(GOOD);
        two.behave(GOOD);
        vault = QuickVaults.folder(folder.resolve("vault"), List.of(Hosts.MIGRATIONS, FileServers.MIGRATIONS))
                .create("tea".toCharArray(), KdfParameters.FLOOR);
        hosts = new Hosts(vault.database(), Clock.systemUTC());
        http = new GuardedHttp(hosts);
        servers = new FileServers(vault.database(), hosts);
        sending = sending();
        receiving = new FileReceiving(
                new FileFolder(folder.resolve("receiver")), http, hosts, RANDOM, InstantSource.system());
        content = new byte[LENGTH];
        new Random(1).nextBytes(content);
        source = Files.write(folder.resolve("a picture.png"), content);
    }

    @AfterEach
    void close() {
        http.close();
        vault.close();
    }

    private FileSending sending() {
        return new FileSending(
                new FileFolder(folder.resolve("sender")),
                new FileVault(vault.database(), vault.secrets()),
                http,
                hosts,
                servers,
                RANDOM,
                InstantSource.system());
    }

    private static FileServerUrl url(BlossomServer server) {
        return new FileServerUrl(server.url());
    }

    private void allowBoth() {
        servers.set(List.of(url(one), url(two)));
        servers.allow(url(one));
        servers.allow(url(two));
    }

    private FileNote sealed() throws InterruptedException {
        return assertInstanceOf(
                        FileSending.Sealing.Sealed.class, sending.seal(source, "image/png", "chat 7", Progress.NONE))
                .note();
    }

    /** On both servers, as the message would say it. */
    private FileNote sent() throws InterruptedException {
        allowBoth();
        FileNote note = assertInstanceOf(
                        FileSending.Upload.Uploaded.class, sending.upload(sealed().sha256(), Progress.NONE))
                .note();
        return FileNote.read(note.content(), note.tags()).orElseThrow();
    }

    private void assertSaves(FileNote note) throws IOException, InterruptedException {
        Path target = folder.resolve("saved.png");
        assertEquals(new FileReceiving.Opened.Saved(), receiving.save(note, target, Progress.NONE));
        assertArrayEquals(content, Files.readAllBytes(target));
    }

    @Test
    void aFileGoesToTwoServersAndComesBackTheSame() throws Exception {
        allowBoth();
        AtomicLong furthest = new AtomicLong();
        FileNote waiting = sealed();
        assertEquals(List.of(new FileSending.Waiting(waiting, "chat 7")), sending.waiting());
        FileSending.Upload upload = sending.upload(waiting.sha256(), (done, total) -> {
            assertEquals(waiting.size(), total);
            furthest.accumulateAndGet(done, Math::max);
        });
        FileNote note =
                assertInstanceOf(FileSending.Upload.Uploaded.class, upload).note();
        assertEquals(waiting.size(), furthest.get());
        assertEquals(List.of(), sending.waiting());
        assertEquals(2, note.urls().size());
        assertEquals("a picture.png", note.name());
        assertEquals(FileCipher.padded(LENGTH) + FileCipher.TAG, note.size());
        FileNote read = FileNote.read(note.content(), note.tags()).orElseThrow();
        assertEquals(note, read);
        assertFalse(receiving.isHere(read));
        assertEquals(new FileReceiving.Opened.NotHere(), receiving.read(read, LENGTH));
        assertEquals(new FileReceiving.Download.Here(), receiving.fetch(read, Progress.NONE));
        assertSaves(read);
        assertArrayEquals(
                content,
                assertInstanceOf(FileReceiving.Opened.Bytes.class, receiving.read(read, LENGTH))
                        .content());
        assertEquals(new FileReceiving.Opened.TooLarge(), receiving.read(read, LENGTH - 1));
        FileNote other =
                new FileNote(read.urls(), "", read.type(), -1, -1, read.sha256(), "", "0".repeat(64), read.nonce());
        assertEquals(new FileReceiving.Opened.WrongKey(), receiving.save(other, folder.resolve("x"), Progress.NONE));
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void nothingIsAskedOfAServerThatNobodyAllowed() throws Exception {
        FileNote note = sealed();
        assertEquals(new FileSending.Upload.NoServers(), sending.upload(note.sha256(), Progress.NONE));
        servers.set(List.of(url(one), url(two)));
        assertInstanceOf(FileSending.Upload.NeedsConsent.class, sending.upload(note.sha256(), Progress.NONE));
        FileNote there = note.at(List.of(url(one) + "/" + note.sha256()));
        assertEquals(
                new FileReceiving.Download.NeedsConsent(List.of(url(one).host())),
                receiving.fetch(there, Progress.NONE));
        assertEquals("[]", one.behave("{}"));
    }

    @Test
    void whatWasBegunGoesOnAfterTheEndOfTheProgram() throws Exception {
        allowBoth();
        two.behave("{\"full\":true}");
        FileNote note = sealed();
        assertEquals(
                new FileSending.Upload.Incomplete(1, Map.of(url(two), Problem.BUSY)),
                sending.upload(note.sha256(), Progress.NONE));
        FileSending later = sending();
        assertEquals(1, later.waiting().size());
        two.behave("{\"full\":false,\"cutUpload\":200000}");
        assertEquals(
                new FileSending.Upload.Incomplete(1, Map.of(url(two), Problem.UNREACHABLE)),
                later.upload(note.sha256(), Progress.NONE));
        two.behave("{\"cutUpload\":0}");
        one.behave("{}");
        assertInstanceOf(FileSending.Upload.Uploaded.class, later.upload(note.sha256(), Progress.NONE));
        assertEquals("[]", one.behave("{}"), "the first server was not asked again");
    }

    @Test
    void aDownloadThatBreaksOffGoesOnWhereItWasEvenElsewhere() throws Exception {
        FileNote note = sent();
        one.behave("{\"cut\":150000}");
        two.behave("{\"cut\":150000}");
        assertInstanceOf(FileReceiving.Download.Failed.class, receiving.fetch(note, Progress.NONE));
        long come = Files.size(folder.resolve("receiver").resolve(note.sha256() + ".part"));
        assertTrue(come > 200_000 && come < note.size(), come + " have come");
        one.behave("{\"cut\":0}");
        AtomicLong least = new AtomicLong(Long.MAX_VALUE);
        assertEquals(
                new FileReceiving.Download.Here(),
                receiving.fetch(note, (done, total) -> least.accumulateAndGet(done, Math::min)));
        assertTrue(least.get() > come, "from the middle");
        assertTrue(one.behave("{}").contains("bytes=" + come + "-"));
        assertSaves(note);
    }

    @Test
    void aServerWithoutRangesBeginsAgain() throws Exception {
        FileNote note = sent();
        one.behave("{\"cut\":150000}");
        two.behave("{\"cut\":150000}");
        receiving.fetch(note, Progress.NONE);
        one.behave("{\"cut\":0,\"ranges\":false}");
        assertEquals(new FileReceiving.Download.Here(), receiving.fetch(note, Progress.NONE));
        assertSaves(note);
    }

    @Test
    void spoiledEndlessAndRedirectedAnswersAreRefusedAndTheOtherServerServes() throws Exception {
        FileNote note = sent();
        String first = note.urls().getFirst();
        for (Map.Entry<String, Problem> bad : Map.of(
                        "{\"spoil\":true}", Problem.DAMAGED,
                        "{\"endless\":true}", Problem.DAMAGED,
                        "{\"elsewhere\":\"http://127.0.0.1:1/\"}", Problem.MOVED)
                .entrySet()) {
            one.behave(GOOD);
            one.behave(bad.getKey());
            two.behave("{\"full\":true}");
            FileNote onlyThere = note.at(List.of(first));
            assertEquals(
                    new FileReceiving.Download.Failed(Map.of(first, bad.getValue())),
                    receiving.fetch(onlyThere, Progress.NONE));
            assertFalse(receiving.isHere(note));
            assertEquals(new FileReceiving.Download.Here(), receiving.fetch(note, Progress.NONE));
            assertSaves(note);
            receiving.forget(note);
        }
    }

    @Test
    void aServerThatKeepsSomethingElseOrRefusesIsNotCounted() throws Exception {
        allowBoth();
        FileNote note = sealed();
        one.behave("{\"lie\":true}");
        two.behave("{\"most\":1000}");
        assertEquals(
                new FileSending.Upload.Incomplete(0, Map.of(url(one), Problem.DAMAGED, url(two), Problem.TOO_LARGE)),
                sending.upload(note.sha256(), Progress.NONE));
    }

    @Test
    void aFileThatItsSenderDeletesIsGoneFromBothServers() throws Exception {
        FileNote note = sent();
        assertEquals(Map.of(), sending.delete(note.sha256()));
        assertEquals(
                Problem.NOT_THERE,
                assertInstanceOf(FileReceiving.Download.Failed.class, receiving.fetch(note, Progress.NONE))
                        .problems()
                        .get(note.urls().getLast()));
    }

    @Test
    void interruptingEndsAnUploadAndADownload() throws Exception {
        FileNote note = sent();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> receiving.fetch(note, Progress.NONE));
        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(new FileReceiving.Download.Here(), receiving.fetch(note, Progress.NONE));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> sending.seal(source, "image/png", "", Progress.NONE));
        try (var left = Files.list(folder.resolve("sender"))) {
            assertEquals(
                    List.of(note.sha256()),
                    left.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void lengthsAreHiddenAndBounded() throws Exception {
        for (long length : new long[] {0, 1, 4096, 4097, 10_000, 1 << 20, (1 << 20) + 1, FileNote.LARGEST}) {
            long padded = FileCipher.padded(length);
            assertTrue(
                    padded >= length && padded <= Math.max(4096, length + length / 8), length + " becomes " + padded);
        }
        assertEquals(FileCipher.padded(1_000_001), FileCipher.padded(1_010_000));
        Path large = folder.resolve("large");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(FileNote.LARGEST + 1);
        }
        assertEquals(
                new FileSending.Sealing.TooLarge(FileNote.LARGEST + 1), sending.seal(large, "x/y", "", Progress.NONE));
        assertInstanceOf(
                FileSending.Sealing.Unreadable.class, sending.seal(folder.resolve("none"), "x/y", "", Progress.NONE));
    }

    @Test
    void aNameIsNeverAPathAndHidesNothing() {
        assertEquals("passwd", FileNote.harmless("../../etc/passwd"));
        assertEquals("x.exe", FileNote.harmless("C:\\Windows\\x.exe"));
        assertEquals("agnp.exe", FileNote.harmless("a\u202egnp.exe"));
        assertEquals("_.bashrc", FileNote.harmless(".bashrc"));
        assertEquals("a", FileNote.harmless("a\u0000. ."));
        assertEquals("", FileNote.harmless(".."));
    }
}
