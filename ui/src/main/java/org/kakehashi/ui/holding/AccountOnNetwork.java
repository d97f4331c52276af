package org.kakehashi.ui.holding;

import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;

/** One account as it stands on one network. */
public record AccountOnNetwork(Account account, NetworkProfile profile) {}
