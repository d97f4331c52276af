package org.kakehashi.ui.account;

import java.util.function.Consumer;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.share.SplitSheet;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.Seed;

/** Opens the sheets about accounts and seeds. */
public final class AccountSheets {

    private final Desk desk;
    private final Holdings holdings;

    public AccountSheets(Desk desk, Holdings holdings) {
        this.desk = desk;
        this.holdings = holdings;
    }

    /** Asks what to add. @param onAdded hears of the account that now stands in the list */
    public void add(Consumer<Account> onAdded) {
        new AddAccountSheet(desk, holdings, onAdded).show();
    }

    /** Looks on a network where accounts of these words are. @param onAdded hears of the last one that was added */
    public void find(Seed seed, Consumer<Account> onAdded) {
        new FindSheet(desk, holdings, seed, onAdded).show();
    }

    /** Name and note of an account. */
    public void edit(Account account) {
        new EditSheet(desk, holdings, account).show();
    }

    /** The private key of an account, on the screen or in a keystore file. */
    public void export(Account account) {
        new ExportSheet(desk, holdings, account).show();
    }

    /** Takes an account away, or says why it can only be hidden. */
    public void remove(Account account) {
        new RemoveSheet(desk, holdings, account).show();
    }

    /** The words of a seed. */
    public void words(Seed seed) {
        new WordsSheet(desk, holdings, seed).show();
    }

    /** Backup shares of a seed. */
    public void shares(Seed seed) {
        new SplitSheet(desk, holdings, seed).show();
    }

    /** Three questions about the words of a seed. @param onPassed runs once they are answered */
    public void quiz(Seed seed, Runnable onPassed) {
        new QuizSheet(desk, holdings, seed, onPassed).show();
    }
}
