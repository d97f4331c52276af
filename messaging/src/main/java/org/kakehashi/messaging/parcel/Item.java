package org.kakehashi.messaging.parcel;

import java.io.IOException;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.file.FileNote;

/** One file on its way; guarded by the {@link Parcels} it is in. */
final class Item {

    final Parcel parcel;
    final ConversationId chat;

    /** Of the encrypted file; empty before it is encrypted. */
    String sha256;

    /** Whether it may go with basic encryption. */
    boolean agreed;

    boolean givenUp;

    /** Whether its message is being written, so that it cannot be given up any more. */
    boolean saying;

    Transit.Stage stage = new Transit.Stage.Waiting();

    Item(Parcel parcel, ConversationId chat, String sha256, boolean agreed) {
        this.parcel = parcel;
        this.chat = chat;
        this.sha256 = sha256;
        this.agreed = agreed;
    }

    /** What was encrypted before the program ended. */
    static Item restored(ParcelTable.Row row, FileNote note) {
        var parcel = new Parcel(
                () -> {
                    throw new IOException("it is encrypted already");
                },
                note.length(),
                note.name(),
                note.type(),
                row.tags(),
                row.reply());
        return new Item(parcel, new ConversationId(row.chat()), row.sha256(), row.agreed());
    }

    Transit transit(long number) {
        return new Transit(number, chat, parcel.name(), parcel.type(), parcel.length(), parcel.tags(), stage);
    }
}
