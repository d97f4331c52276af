package org.kakehashi.ui.token;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.token.Token;
import org.kakehashi.wallet.token.TokenReading;

/** Asks a contract what it is, says so, and adds it at the person's second word. */
final class AddTokenViewModel implements AutoCloseable {

    private static final String LOOK = "token.look";
    private static final String ADD = "token.add";

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final StringProperty address = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> warning = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Token> found = new ReadOnlyObjectWrapper<>();

    AddTokenViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        this.holdings = holdings;
        this.profile = holdings.networks().state().selected().profile();
        address.addListener((_, _, _) -> forget());
    }

    private void forget() {
        background.cancel(LOOK);
        busy.set(false);
        notice.set(null);
        warning.set(null);
        found.set(null);
    }

    NetworkProfile profile() {
        return profile;
    }

    StringProperty addressProperty() {
        return address;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What speaks against it although it is a token. */
    ReadOnlyObjectProperty<@Nullable Notice> warningProperty() {
        return warning.getReadOnlyProperty();
    }

    /** The token at the address, once it is known to be one. */
    ReadOnlyObjectProperty<@Nullable Token> foundProperty() {
        return found.getReadOnlyProperty();
    }

    void look() {
        if (!(AddressReader.read(address.get(), profile.hrp()) instanceof AddressReading.Valid(var contract, var _))) {
            notice.set(Notice.warning(texts.get("token.badAddress", profile.name()), ""));
            return;
        }
        notice.set(null);
        background
                .job(LOOK, _ -> holdings.tokens().inspect(profile.id(), contract))
                .busy(busy::set)
                .failed(failure -> {
                    notice.set(Notice.warning(texts.get("token.unknown"), texts.get("token.unknown.text")));
                    background.report(failure);
                })
                .start(this::take);
    }

    private void take(TokenReading reading) {
        switch (reading) {
            case TokenReading.Found(Token token, boolean listed, boolean symbolTaken) -> {
                String name = GuardedText.line(token.name());
                String symbol = GuardedText.line(token.symbol());
                notice.set(Notice.success(
                        texts.get("token.found", name, symbol),
                        texts.get("token.found.text.unknown", token.decimals())));
                if (listed) {
                    warning.set(Notice.info(texts.get("token.there"), ""));
                } else if (symbolTaken) {
                    warning.set(Notice.warning(texts.get("token.imitates", symbol), texts.get("token.imitates.text")));
                }
                found.set(token);
            }
            case TokenReading.NotAToken(TokenReading.Missing missing) ->
                notice.set(
                        missing == TokenReading.Missing.CODE
                                ? Notice.danger(texts.get("token.notContract"), texts.get("token.notContract.text"))
                                : Notice.danger(texts.get("token.notToken"), texts.get("token.notToken.text")));
            case TokenReading.Failed _ ->
                notice.set(Notice.warning(texts.get("token.unknown"), texts.get("token.unknown.text")));
        }
    }

    /** Adds what was found; {@code then} runs when it is in the list. */
    void add(Runnable then) {
        Token token = found.get();
        if (token == null) {
            return;
        }
        background
                .job(ADD, _ -> {
                    holdings.tokens().add(token);
                    return true;
                })
                .busy(busy::set)
                .start(_ -> then.run());
    }

    void stop() {
        background.cancel(LOOK);
    }

    @Override
    public void close() {
        background.cancel(LOOK);
    }
}
