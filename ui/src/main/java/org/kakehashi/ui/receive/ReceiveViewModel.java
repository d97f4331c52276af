package org.kakehashi.ui.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.account.Origin;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.network.NetworkProfile;

/** Which forms of an account's address to show, and what must be said or done before. */
final class ReceiveViewModel implements AutoCloseable {

    private final Texts texts;
    private final Account account;
    private final NetworkProfile profile;
    private final Following following = new Following();
    private final ReadOnlyObjectWrapper<Optional<Seed>> quiz = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> shown;

    ReceiveViewModel(Texts texts, Background background, Holdings holdings, Account account) {
        this.texts = texts;
        this.account = account;
        this.profile = holdings.networks().state().selected().profile();
        this.shown = new ReadOnlyObjectWrapper<>(forms().getFirst());
        quiz.set(unchecked(holdings.accounts().book()));
        following.follow(background, holdings.accounts()::listen, (AccountBook book) -> quiz.set(unchecked(book)));
    }

    private Optional<Seed> unchecked(AccountBook book) {
        return account.origin() instanceof Origin.HdAccount hd
                ? book.seed(hd.seedId()).filter(seed -> !seed.backedUp())
                : Optional.empty();
    }

    String name() {
        return GuardedText.line(account.name());
    }

    NetworkProfile profile() {
        return profile;
    }

    /** The address in the network's own form, then in hex where that is another. */
    List<String> forms() {
        List<String> forms = new ArrayList<>();
        String hrp = profile.hrp();
        if (hrp != null) {
            forms.add(account.address().toBech32(hrp));
        }
        forms.add(account.address().toHex());
        return forms;
    }

    /** The form in the QR code. */
    ReadOnlyObjectProperty<String> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void show(String form) {
        shown.set(form);
    }

    /** The seed whose quiz must be passed before the address is shown. */
    ReadOnlyObjectProperty<Optional<Seed>> quizProperty() {
        return quiz.getReadOnlyProperty();
    }

    /** What the person should know, most important first. */
    List<Notice> warnings() {
        List<Notice> list = new ArrayList<>();
        if (profile.ended()) {
            list.add(Notice.danger(texts.get("receive.ended", profile.name()), texts.get("receive.ended.text")));
        }
        if (!account.canSign()) {
            list.add(Notice.warning(texts.get("receive.watch"), texts.get("receive.watch.text")));
        }
        list.add(Notice.info(
                texts.get("receive.warning", profile.symbol(), profile.name()), texts.get("receive.warning.text")));
        return list;
    }

    /** A file name that says whose address it is. */
    String fileName() {
        @Nullable String form = shown.get();
        return form + ".png";
    }

    @Override
    public void close() {
        following.close();
    }
}
