package org.kakehashi.ui.control;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The signs used in the program, by what they mean here. */
public enum Icons {
    WALLET(Feather.CREDIT_CARD),
    SETTINGS(Feather.SETTINGS),
    ACTIVITY(Feather.ACTIVITY),
    LOCK(Feather.LOCK),
    UNLOCK(Feather.UNLOCK),
    SEND(Feather.ARROW_UP_RIGHT),
    RECEIVE(Feather.ARROW_DOWN_LEFT),
    ADD(Feather.PLUS),
    CLOSE(Feather.X),
    BACK(Feather.ARROW_LEFT),
    SEARCH(Feather.SEARCH),
    COPY(Feather.COPY),
    CHECK(Feather.CHECK),
    INFO(Feather.INFO),
    WARNING(Feather.ALERT_TRIANGLE),
    DANGER(Feather.ALERT_OCTAGON),
    SUCCESS(Feather.CHECK_CIRCLE),
    SHOW(Feather.EYE),
    HIDE(Feather.EYE_OFF),
    KEY(Feather.KEY),
    FILE(Feather.FILE_TEXT),
    SAVE(Feather.DOWNLOAD),
    WORDS(Feather.LIST),
    WATCH(Feather.EYE),
    EDIT(Feather.EDIT_2),
    REMOVE(Feather.TRASH_2),
    MORE(Feather.MORE_HORIZONTAL),
    REFRESH(Feather.REFRESH_CW),
    LINK(Feather.EXTERNAL_LINK),
    NETWORK(Feather.GLOBE),
    SHIELD(Feather.SHIELD),
    CLOCK(Feather.CLOCK),
    DOWN(Feather.CHEVRON_DOWN),
    RIGHT(Feather.CHEVRON_RIGHT),
    UP(Feather.CHEVRON_UP),
    SWAP(Feather.REPEAT),
    LANGUAGE(Feather.GLOBE),
    COMMAND(Feather.TERMINAL),
    TOKEN(Feather.DISC),
    ACCOUNT(Feather.USER),
    SUN(Feather.SUN),
    MOON(Feather.MOON),
    QR(Feather.GRID),
    SMILE(Feather.SMILE),
    MESSAGES(Feather.MESSAGE_CIRCLE),
    REPLY(Feather.CORNER_UP_LEFT),
    FORWARD(Feather.CORNER_UP_RIGHT),
    PEOPLE(Feather.USERS),
    PIN(Feather.MAP_PIN),
    ARCHIVE(Feather.ARCHIVE),
    MUTED(Feather.BELL_OFF),
    CALENDAR(Feather.CALENDAR),
    BLOCK(Feather.SLASH),
    MICROPHONE(Feather.MIC),
    PLAY(Feather.PLAY),
    PAUSE(Feather.PAUSE),
    RELAY(Feather.RADIO),
    ATTACH(Feather.PAPERCLIP),
    PICTURE(Feather.IMAGE),
    LEFT(Feather.CHEVRON_LEFT);

    private final Feather feather;

    Icons(Feather feather) {
        this.feather = feather;
    }

    /** A new node; its size and colour come from the style sheet. */
    public FontIcon node() {
        return new FontIcon(feather);
    }
}
