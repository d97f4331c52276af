package org.kakehashi.ui.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.ChatArchive;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Step;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.platform.FilePicker;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.KdfParameters;

/** Writes all chats into a file and brings such a file in. Either shows how far it is, and can be stopped. */
final class ArchiveViewModel implements AutoCloseable {

    static final String ENDING = "kakehashi-chats";

    /** The shortest password of a file that leaves the machine, in characters. */
    static final int SHORTEST_PASSWORD = 8;

    private static final Step UNKNOWN = new Step(0, 0);

    private final Object writeKey = new Object();
    private final Object readKey = new Object();
    private final Texts texts;
    private final Background background;
    private final FilePicker files;
    private final Correspondence correspondence;
    private final KdfParameters kdf;
    private final Following following = new Following();
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Step> writing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Step> reading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> written = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> read = new ReadOnlyObjectWrapper<>();

    ArchiveViewModel(
            Texts texts, Background background, FilePicker files, Correspondence correspondence, KdfParameters kdf) {
        this.texts = texts;
        this.background = background;
        this.files = files;
        this.correspondence = correspondence;
        this.kdf = kdf;
        following.follow(
                background,
                correspondence::listen,
                (Optional<Messenger> messenger) -> present.set(messenger.isPresent()));
    }

    /** Whether the vault has a chat identity, and so chats. */
    ReadOnlyBooleanProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /** How far the writing is; null while nothing is written. */
    ReadOnlyObjectProperty<@Nullable Step> writingProperty() {
        return writing.getReadOnlyProperty();
    }

    /** How far the reading is; null while nothing is read. */
    ReadOnlyObjectProperty<@Nullable Step> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> readProperty() {
        return read.getReadOnlyProperty();
    }

    /** Asks for a place and writes; takes the passwords and wipes them. */
    void write(char[] password, char[] again) {
        String fault = password.length < SHORTEST_PASSWORD
                ? texts.get("settings.password.short", SHORTEST_PASSWORD)
                : Arrays.equals(password, again) ? null : texts.get("settings.password.differ");
        Arrays.fill(again, '\0');
        Optional<Messenger> messenger = correspondence.messenger();
        Optional<Path> target = fault == null && messenger.isPresent()
                ? files.save(texts.get("chat.archive.write"), "chats." + ENDING)
                : Optional.empty();
        if (target.isEmpty() || messenger.isEmpty()) {
            Arrays.fill(password, '\0');
            written.set(fault == null ? null : Notice.warning(fault, ""));
            return;
        }
        ChatArchive archive = messenger.get().conversations().archive();
        written.set(null);
        writing.set(UNKNOWN);
        background
                .job(writeKey, progress -> {
                    try {
                        archive.write(target.get(), null, password, kdf, progress::at);
                        return target.get();
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .progress(writing::set)
                .cancelled(() -> writing.set(null))
                .failed(failure -> {
                    writing.set(null);
                    written.set(fault(failure));
                })
                .start(file -> {
                    writing.set(null);
                    written.set(Notice.success(
                            texts.get("chat.archive.done"), texts.get("chat.archive.done.text", file.getFileName())));
                });
    }

    void stopWriting() {
        background.cancel(writeKey);
    }

    /** Asks for the file and brings it in; takes the password and wipes it. */
    void read(char[] password) {
        Optional<Messenger> messenger = correspondence.messenger();
        Optional<Path> file = files.open(texts.get("chat.archive.read"), List.of(ENDING));
        if (file.isEmpty() || messenger.isEmpty()) {
            Arrays.fill(password, '\0');
            return;
        }
        ChatArchive archive = messenger.get().conversations().archive();
        read.set(null);
        reading.set(UNKNOWN);
        background
                .job(readKey, progress -> {
                    try {
                        return archive.read(file.get(), password, progress::at);
                    } finally {
                        Arrays.fill(password, '\0');
                    }
                })
                .progress(reading::set)
                .cancelled(() -> reading.set(null))
                .failed(failure -> {
                    reading.set(null);
                    read.set(fault(failure));
                })
                .start(result -> {
                    reading.set(null);
                    read.set(words(result));
                });
    }

    void stopReading() {
        background.cancel(readKey);
    }

    private Notice fault(Throwable failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return Notice.warning(texts.get("settings.file.exists"), texts.get("settings.file.exists.text"));
        }
        if (failure instanceof IOException) {
            return Notice.danger(texts.get("settings.file.failed"), texts.get("settings.file.failed.text"));
        }
        throw new IllegalStateException(failure);
    }

    private Notice words(ChatArchive.Result result) {
        return switch (result) {
            case ChatArchive.Result.Added(long chats, long added, long known) ->
                Notice.success(
                        texts.get("chat.archive.added"), texts.get("chat.archive.added.text", added, chats, known));
            case ChatArchive.Result.WrongPassword() ->
                Notice.danger(texts.get("chat.archive.wrong"), texts.get("chat.archive.wrong.text"));
            case ChatArchive.Result.OtherIdentity(String npub) ->
                Notice.warning(texts.get("chat.archive.other"), texts.get("chat.archive.other.text", npub));
            case ChatArchive.Result.Damaged _ ->
                Notice.danger(texts.get("chat.archive.damaged"), texts.get("chat.archive.damaged.text"));
            case ChatArchive.Result.TooCostly() ->
                Notice.danger(texts.get("settings.test.memory"), texts.get("settings.file.failed.text"));
        };
    }

    @Override
    public void close() {
        following.close();
        stopWriting();
        stopReading();
    }
}
