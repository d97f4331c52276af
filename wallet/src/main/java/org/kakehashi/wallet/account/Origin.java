package org.kakehashi.wallet.account;

import org.kakehashi.wallet.key.DerivationPath;

/** Where an account's key comes from. */
public sealed interface Origin {

    /** Derived from a seed of the vault (BIP-32) on a path that is shown beside the address. */
    record HdAccount(String seedId, DerivationPath path) implements Origin {}

    /** A private key given by the person, alone or in a keystore file. */
    record ImportedKey() implements Origin {}

    /** Only the address is known. */
    record WatchOnly() implements Origin {}
}
