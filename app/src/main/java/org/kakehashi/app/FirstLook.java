package org.kakehashi.app;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kakehashi.ui.control.AddressLabel;
import org.kakehashi.ui.control.Page;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.navigation.Screen;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Accounts;

/** The accounts with their addresses, until the wallet's own screen takes this place. */
record FirstLook(Node node) implements Screen {

    FirstLook(Desk desk, Accounts accounts) {
        this(page(desk, accounts));
    }

    private static Node page(Desk desk, Accounts accounts) {
        var page = new Page(desk.texts().get("shell.wallet"));
        for (Account account : accounts.book().visible()) {
            var name = new Label(account.name());
            name.getStyleClass().add("heading");
            var address = new AddressLabel(desk.texts(), desk.pasteboard(), desk.toasts());
            address.setAddress(account.address().toBech32("lat"), account.address().toHex());
            page.add(Page.card(name, address));
        }
        return page;
    }
}
