package org.kakehashi.app;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.shell.Command;
import org.kakehashi.ui.text.Texts;

/** What the palette can do beside the shell's own commands: every form of the wallet and every section of settings. */
final class Commands {

    private Commands() {}

    static List<Command> of(Texts texts, Navigator navigator) {
        List<Command> all = new ArrayList<>(List.of(
                to(Icons.SEND, texts.get("wallet.send"), navigator, new Route.Send(null, null)),
                to(Icons.RECEIVE, texts.get("wallet.receive"), navigator, new Route.Receive(null)),
                to(Icons.EDIT, texts.get("wallet.account.sign"), navigator, new Route.SignMessage(null)),
                to(Icons.COMMAND, texts.get("wallet.account.call"), navigator, new Route.CallContract(null)),
                to(Icons.CHECK, texts.get("wallet.account.verify"), navigator, new Route.VerifyMessage())));
        for (Route.Section section : Route.Section.values()) {
            String name = texts.get("settings.goTo", texts.get("settings.section." + section));
            all.add(to(Icons.SETTINGS, name, navigator, new Route.Settings(section)));
        }
        return all;
    }

    private static Command to(Icons icon, String name, Navigator navigator, Route route) {
        return new Command(icon, name, null, () -> navigator.open(route));
    }
}
