package org.kakehashi.ui.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class NavigatorTest {

    private final List<String> told = new ArrayList<>();
    private final Navigator navigator = new Navigator();

    private final class Told implements Screen {
        private final String name;
        private final Node node = new Group();

        Told(String name) {
            this.name = name;
            told.add(name + " made");
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public void onShown(Route route) {
            told.add(name + " shown");
        }

        @Override
        public void onHidden() {
            told.add(name + " hidden");
        }

        @Override
        public void close() {
            told.add(name + " closed");
        }
    }

    @Test
    void screensAreMadeOnceAndTheWayBackIsKept() {
        navigator.offer(() -> new Told("wallet"), Route.Wallet.class, Route.Account.class);
        navigator.offer(() -> new Told("settings"), Route.Settings.class);
        navigator.open(new Route.Wallet());
        Screen wallet = navigator.screenProperty().get();
        navigator.open(new Route.Account("a"));
        assertSame(wallet, navigator.screenProperty().get());
        navigator.open(new Route.Settings(Route.Section.LOOK));
        navigator.back();
        assertEquals(new Route.Account("a"), navigator.routeProperty().get());
        assertTrue(navigator.canGoBackProperty().get());
        navigator.back();
        navigator.back();
        assertEquals(new Route.Wallet(), navigator.routeProperty().get());
        assertFalse(navigator.canGoBackProperty().get());
        navigator.forget();
        assertNull(navigator.screenProperty().get());
        assertEquals(
                List.of(
                        "wallet made",
                        "wallet shown",
                        "wallet shown",
                        "settings made",
                        "wallet hidden",
                        "settings shown",
                        "settings hidden",
                        "wallet shown",
                        "wallet shown",
                        "wallet hidden",
                        "wallet closed",
                        "settings closed"),
                told);
        assertThrows(IllegalStateException.class, () -> navigator.open(new Route.Receive(null)));
    }

    @Test
    void linksLeadToPlacesThatExist() {
        assertEquals(
                Optional.of(new Route.Send(null, "ethereum:0xabc@210425?value=1")),
                Links.parse(" ethereum:0xabc@210425?value=1 "));
        assertEquals(Optional.of(new Route.Wallet()), Links.parse("kakehashi:wallet"));
        assertEquals(Optional.of(new Route.Settings(Route.Section.HOSTS)), Links.parse("KAKEHASHI://settings/hosts"));
        for (String bad : List.of(
                "",
                "wallet",
                "https://example.org",
                "ethereum:",
                "kakehashi:nowhere",
                "kakehashi:settings/",
                "ethereum:0x\n1",
                "ethereum:" + "1".repeat(9000))) {
            assertEquals(Optional.empty(), Links.parse(bad), bad);
        }
    }
}
