package org.kakehashi.wallet.key;

import java.util.Optional;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.address.Address;

/** A file that holds a private key under a password. */
public sealed interface KeyFile permits Keystore, PresaleWallet {

    /** The address that the file claims, not yet proved; empty if it names none that can be read. */
    Optional<Address> address();

    /**
     * Opens the file; takes seconds for costly ones.
     *
     * @param password not kept; the caller wipes it
     * @throws InterruptedException when the thread was interrupted
     */
    Opening open(char[] password, Progress progress) throws InterruptedException;

    /** What became of bytes read as a key file. */
    sealed interface Reading {}

    /** A file that a password may open. */
    record Valid(KeyFile file) implements Reading {}

    /** Not JSON, or too large to be a key file. */
    record NotJson() implements Reading {}

    /** JSON, but no key file: a part is missing or malformed. */
    record NotKeyFile(String part) implements Reading {}

    /** A key file of a version, cipher or derivation that is not read here. */
    record Unsupported(String what) implements Reading {}

    /** Opening it would take more memory or time than any honest file needs. */
    record TooCostly() implements Reading {}

    /** What became of opening a file with a password. */
    sealed interface Opening {}

    /** The key; the caller closes it. */
    record Opened(PrivateKey key) implements Opening {}

    /** A key came out whole, but it belongs to another address than the file says; the caller closes it. */
    record OtherAddress(PrivateKey key, Address claimed) implements Opening {}

    /** The check value does not agree: the password is wrong (or, rarely, the file was changed). */
    record WrongPassword() implements Opening {}

    /** The password is right, but what lies inside is no private key. */
    record Damaged() implements Opening {}

    /**
     * Reads the JSON of a key file: Web3 secret storage version 3 in the forms met in the wild, or a wallet of the
     * Ethereum presale.
     *
     * @param json at most 64 KiB of UTF-8
     */
    static Reading read(byte[] json) {
        return KeyFileReader.read(json);
    }
}
