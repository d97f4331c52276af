package org.kakehashi.wallet.account;

import java.util.List;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;

/** Everything the vault knows of seeds and accounts at one moment, accounts in the person's order. */
public record AccountBook(List<Seed> seeds, List<Account> accounts) {

    public AccountBook {
        seeds = List.copyOf(seeds);
        accounts = List.copyOf(accounts);
    }

    /** The accounts that are not hidden. */
    public List<Account> visible() {
        return accounts.stream().filter(account -> !account.hidden()).toList();
    }

    public Optional<Account> account(String id) {
        return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    public Optional<Account> at(Address address) {
        return accounts.stream()
                .filter(account -> account.address().equals(address))
                .findFirst();
    }

    public Optional<Seed> seed(String id) {
        return seeds.stream().filter(seed -> seed.id().equals(id)).findFirst();
    }
}
