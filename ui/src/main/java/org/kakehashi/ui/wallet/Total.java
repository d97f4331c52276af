package org.kakehashi.ui.wallet;

import java.math.BigInteger;
import java.util.List;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.token.BalanceReading;
import org.kakehashi.wallet.token.BalanceSheet;

/**
 * The coin on all shown accounts together.
 *
 * @param known the sum of those that could ever be read, base units
 * @param unknown how many accounts are missing in it
 * @param of how many accounts there are
 */
record Total(BigInteger known, int unknown, int of) {

    static Total of(List<Account> accounts, BalanceSheet sheet) {
        BigInteger sum = BigInteger.ZERO;
        int unknown = 0;
        for (Account account : accounts) {
            switch (sheet.coin(account.address())) {
                case BalanceReading.Known(var amount, var _, var _) -> sum = sum.add(amount);
                case BalanceReading.Stale(BalanceReading.Known(var amount, var _, var _), var _) ->
                    sum = sum.add(amount);
                case BalanceReading.Unknown _ -> unknown++;
            }
        }
        return new Total(sum, unknown, accounts.size());
    }

    /** Whether nothing at all is known, so that there is no sum to show. */
    boolean nothingKnown() {
        return unknown == of;
    }
}
