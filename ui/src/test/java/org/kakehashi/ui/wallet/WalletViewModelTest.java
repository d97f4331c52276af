package org.kakehashi.ui.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.ui.purse.Purse;
import org.kakehashi.ui.purse.Turns;
import org.kakehashi.ui.shell.NetworkLight;
import org.kakehashi.ui.text.Language;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.token.BalanceReading;

class WalletViewModelTest {

    private static final BigInteger RICH = new BigInteger("10000000000000000000000");

    @TempDir
    Path folder;

    private final Turns turns = new Turns();
    private final Texts texts = new Texts(Language.EN);
    private Purse purse;
    private Account savings;
    private Account watched;
    private WalletViewModel model;

    @BeforeEach
    void open() {
        purse = new Purse(folder);
        savings = purse.rich("Savings");
        watched = purse.holdings()
                .accounts()
                .watch(Address.ofHex("0x70997970c51812dc3a010c7d01b50e0d17dc79c8"), "Supplier")
                .account();
        model = new WalletViewModel(turns.background(), purse.holdings());
        model.setActive(true);
    }

    @AfterEach
    void close() {
        model.close();
        turns.close();
        purse.close();
    }

    @Test
    void withoutConsentNothingIsAskedAndNothingIsZero() {
        model.refresh();
        assertEquals(Connection.Need.CONSENT, model.connectionProperty().get().need());
        assertInstanceOf(
                BalanceReading.Unknown.class, model.sheetProperty().get().coin(savings.address()));
        assertTrue(model.totalProperty().get().nothingKnown());
        assertEquals(
                NetworkLight.State.OFF,
                model.connectionProperty().get().light(texts).state());
        assertTrue(purse.holdings().hosts().list().stream().allMatch(host -> host.lastUse() == null));
    }

    @Test
    void balancesComeAfterConsentAndStayWhenTheNodeFallsSilent() {
        try (Anvil anvil = Anvil.platon()) {
            purse.join(anvil, "platon");
            turns.until("the sum", () -> model.totalProperty().get().known().equals(RICH.add(RICH)));
            assertEquals(0, model.totalProperty().get().unknown());
            turns.until(
                    "the light",
                    () -> model.connectionProperty().get().light(texts).state() == NetworkLight.State.CONNECTED);
        }
        model.refresh();
        turns.until(
                "the old reading",
                () -> model.sheetProperty().get().coin(savings.address()) instanceof BalanceReading.Stale);
        assertEquals(RICH.add(RICH), model.totalProperty().get().known());
        turns.until("the trouble", () -> model.connectionProperty().get().need() == Connection.Need.ANSWER);
    }

    @Test
    void accountsAreMovedAndHiddenAndFoundAgain() {
        turns.until("the accounts", () -> model.accounts().size() == 2);
        model.move(watched, -1);
        turns.until("the new order", () -> names().equals(List.of("Supplier", "Savings")));
        model.hide(watched, true);
        turns.until("one account", () -> names().equals(List.of("Savings")));
        model.showHiddenProperty().set(true);
        assertEquals(List.of("Supplier", "Savings"), names());
    }

    private List<String> names() {
        return model.accounts().stream().map(Account::name).toList();
    }

    @Test
    void anEndedNetworkSaysSoAndNeedsANode() {
        purse.holdings().networks().select("alaya");
        turns.until("Alaya", () -> model.networkProperty().get().id().equals("alaya"));
        assertTrue(model.networkProperty().get().profile().ended());
        assertEquals(Connection.Need.NODE, model.connectionProperty().get().need());
    }
}
