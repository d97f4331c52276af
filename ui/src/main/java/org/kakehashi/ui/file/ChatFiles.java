package org.kakehashi.ui.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.file.FileLook;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileReceiving;
import org.kakehashi.messaging.file.FileServerUrl;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.parcel.Parcel;
import org.kakehashi.messaging.parcel.Parcels;
import org.kakehashi.messaging.parcel.Transit;
import org.kakehashi.messaging.voice.Voice;
import org.kakehashi.messaging.voice.VoiceDecoder;
import org.kakehashi.messaging.voice.VoiceDecoder.Heard;
import org.kakehashi.messaging.voice.VoiceLook;
import org.kakehashi.net.Hosts;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.voice.Player;
import org.kakehashi.ui.voice.Recorder;

/** The files of all chats: what is on its way, what is here, and how each is shown. Used on the window's thread. */
public final class ChatFiles implements AutoCloseable {

    private static final int MOST_PICTURES = 300;

    private final Desk desk;
    private final Messenger messenger;
    private final Hosts hosts;
    private final FileWords words;
    private final Downloads downloads;
    private final PictureStore pictures;
    private final Saving saving;
    private final Following following = new Following();
    private final ReadOnlyObjectWrapper<List<Transit>> transits = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<FileServerUrl>> servers = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<ConversationId, Attaching> attaching = new HashMap<>();
    private final Map<ConversationId, Recorder> recorders = new HashMap<>();
    private final Player player;

    /** What a message says of its file. The note is absent where it does not say how the file is fetched. */
    record Said(Message message, Optional<FileNote> note, FileLook look, List<List<String>> tags) {

        /** The same without the picture that came with it. */
        Said blind() {
            return new Said(
                    message,
                    note,
                    new FileLook(look.width(), look.height(), new byte[0], look.caption(), look.album()),
                    tags);
        }
    }

    public ChatFiles(Desk desk, Messenger messenger, Hosts hosts) {
        this.desk = desk;
        this.messenger = messenger;
        this.hosts = hosts;
        words = new FileWords(desk.texts());
        var receiving = messenger.files().receiving();
        downloads = new Downloads(desk.background(), receiving, hosts);
        pictures = new PictureStore(desk.background(), receiving);
        saving = new Saving(desk, words, receiving);
        player = new Player(desk.background(), desk.sound());
        following.follow(desk.background(), messenger.parcels()::listen, transits::set);
        servers.set(messenger.files().servers().list());
        following.follow(desk.background(), messenger.files().servers()::listen, servers::set);
    }

    /** What a message of this kind says; empty for other messages. */
    static Optional<Said> read(Message message) {
        return message.content() instanceof Content.Attachment(String address, var tags)
                ? Optional.of(new Said(message, FileNote.read(address, tags), FileLook.read(tags), tags))
                : Optional.empty();
    }

    /** The album that a message belongs to, or empty. */
    public static String album(Message message) {
        return message.content() instanceof Content.Attachment(var _, var tags)
                ? FileLook.read(tags).album()
                : "";
    }

    /** What was chosen for a chat and not sent yet; kept while the vault is open. */
    public Attaching attaching(ConversationId chat) {
        return attaching.computeIfAbsent(chat, _ -> new Attaching(desk.background(), parcels(), chat));
    }

    /** What is being said into a chat and not sent yet; kept while the vault is open. */
    public Recorder recorder(ConversationId chat) {
        return recorders.computeIfAbsent(chat, _ -> new Recorder(desk.background(), desk.sound()));
    }

    /** Plays recordings, one at a time. */
    public Player player() {
        return player;
    }

    /** Sends a recording. @param replyTo the message that is answered; absent when none is */
    public void send(ConversationId chat, Voice voice, @Nullable String replyTo) {
        parcels()
                .send(
                        chat,
                        new Parcel(
                                () -> new ByteArrayInputStream(voice.ogg()),
                                voice.ogg().length,
                                "voice.ogg",
                                Voice.TYPE,
                                voice.look().tags(),
                                replyTo));
    }

    /** What a message says of a recording; empty when it is none that is played here. */
    static Optional<VoiceLook> voice(Said said) {
        return said.note().isPresent() ? VoiceLook.read(said.tags()) : Optional.empty();
    }

    /** Plays a recording or pauses it; one that is not here is fetched first. */
    void play(Said said) {
        FileNote note = said.note().orElseThrow();
        String what = said.message().id();
        if (downloads.isHere(note)) {
            player.toggle(what, () -> hear(note));
        } else {
            player.want(what);
            downloads.get(note);
        }
    }

    private Heard hear(FileNote note) throws IOException, InterruptedException {
        return switch (messenger.files().receiving().read(note, VoiceDecoder.LARGEST)) {
            case FileReceiving.Opened.Bytes(byte[] content) -> VoiceDecoder.read(content);
            case FileReceiving.Opened.TooLarge() -> new Heard.TooLong();
            case FileReceiving.Opened.Saved _, FileReceiving.Opened.NotHere _, FileReceiving.Opened.WrongKey _ ->
                new Heard.Unreadable();
        };
    }

    /** Everything that is on its way. */
    public ReadOnlyObjectProperty<List<Transit>> transitsProperty() {
        return transits.getReadOnlyProperty();
    }

    /** One's own file servers. */
    public ReadOnlyObjectProperty<List<FileServerUrl>> serversProperty() {
        return servers.getReadOnlyProperty();
    }

    /** The tray above the field where messages are written. */
    public Node tray(ConversationId chat) {
        return new AttachTray(this, attaching(chat));
    }

    /**
     * A message with a file, or with pictures that were sent together, without the bubble around it.
     *
     * @param blind shows no preview, as of people whom one has not accepted
     */
    public Node card(List<Message> messages, boolean blind) {
        List<Said> said = messages.stream()
                .map(ChatFiles::read)
                .flatMap(Optional::stream)
                .map(one -> blind ? one.blind() : one)
                .toList();
        if (said.size() > 1) {
            return new AlbumGrid(this, said);
        }
        Said one = said.getFirst();
        Optional<VoiceLook> voice = voice(one);
        if (voice.isPresent()) {
            return new VoiceCard(this, one, one.note().orElseThrow(), voice.get());
        }
        return one.note().filter(FileWords::isPicture).isPresent()
                ? new PictureCard(this, one)
                : new FileCard(this, one);
    }

    /** A file on its way, without the bubble around it. @param number of a {@link Transit} */
    public Node transit(long number) {
        return new TransitCard(this, number);
    }

    /** Looks at one of these pictures or, where it is alone, at one of all pictures of its chat. */
    void look(List<Said> album, Said at) {
        if (album.size() > 1) {
            new PictureViewer(this, album, album.indexOf(at)).show();
            return;
        }
        desk.background()
                .job(new Object(), _ -> pictures(at.message().conversation()))
                .start(all -> {
                    for (int i = 0; i < all.size(); i++) {
                        if (all.get(i).message().id().equals(at.message().id())) {
                            new PictureViewer(this, all, i).show();
                            return;
                        }
                    }
                    new PictureViewer(this, album, 0).show();
                });
    }

    private List<Said> pictures(ConversationId chat) {
        return messenger.conversations().timeline().files(chat, Long.MAX_VALUE, MOST_PICTURES).reversed().stream()
                .map(ChatFiles::read)
                .flatMap(Optional::stream)
                .filter(said -> said.note().filter(FileWords::isPicture).isPresent())
                .toList();
    }

    /** What can be done with a file on its way, by the keyboard too. @param number of a {@link Transit} */
    public List<MenuItem> menu(long number) {
        return TransitCard.menu(this, number);
    }

    /** What can be done with the files of these messages, by the keyboard too. */
    public List<MenuItem> menu(List<Message> messages) {
        return new FileMenu(
                        this,
                        messages.stream()
                                .map(ChatFiles::read)
                                .flatMap(Optional::stream)
                                .toList())
                .items();
    }

    Desk desk() {
        return desk;
    }

    Background background() {
        return desk.background();
    }

    Messenger messenger() {
        return messenger;
    }

    Hosts hosts() {
        return hosts;
    }

    Parcels parcels() {
        return messenger.parcels();
    }

    FileWords words() {
        return words;
    }

    Downloads downloads() {
        return downloads;
    }

    PictureStore pictures() {
        return pictures;
    }

    Saving saving() {
        return saving;
    }

    /** Work on the vault or the network that gives nothing back. */
    void later(Runnable work) {
        desk.background()
                .job(new Object(), _ -> {
                    work.run();
                    return true;
                })
                .start(_ -> {});
    }

    @Override
    public void close() {
        following.close();
        pictures.clear();
        attaching.values().forEach(Attaching::clear);
        player.stop();
        recorders.values().forEach(Recorder::discard);
    }
}
