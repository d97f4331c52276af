package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressLikeness;
import org.kakehashi.wallet.address.AddressReading;

/** One thing the checks found in a draft. A refusal stops it, a warning needs consent, a note is only said. */
public sealed interface TransferCheck {

    /** The transfer cannot be signed as it stands. */
    sealed interface Refusal extends TransferCheck {}

    /** The transfer can be signed after the person has agreed to this very point. */
    sealed interface Warning extends TransferCheck {}

    /** Worth saying on the review; asks nothing of the person. */
    sealed interface Note extends TransferCheck {}

    /**
     * The payee text is not an address that can be paid on this network: empty, of another network's prefix, with a
     * wrong checksum, of mixed case, too short and so on, as the reading says.
     *
     * @param reading anything but {@link AddressReading.Valid}
     */
    record BadPayee(AddressReading reading) implements Refusal {}

    /** The payee is the contract of the very token that is sent; such tokens are lost. */
    record TokenContract() implements Refusal {}

    /** The payee is a system contract of the network; what is sent there is lost. */
    record SystemContract() implements Refusal {}

    /** The payee is the zero address. */
    record ZeroAddress() implements Refusal {}

    /** The account is watched only: its key is not here. */
    record WatchOnlyAccount() implements Refusal {}

    /** The account is not (or no longer) in the vault. */
    record UnknownAccount() implements Refusal {}

    /** The network is not (or no longer) in the list. */
    record UnknownNetwork() implements Refusal {}

    /** No amount, or an amount of nothing. */
    record NoAmount() implements Refusal {}

    /** The coin does not cover amount and fee; both in base units of the coin. */
    record NotEnoughCoin(BigInteger needed, BigInteger held) implements Refusal {}

    /** The token balance does not cover the amount; both in base units of the token. */
    record NotEnoughToken(BigInteger needed, BigInteger held) implements Refusal {}

    /** The chosen gas price is under the network's floor, where a transaction may wait for ever; base units a gas. */
    record FeeBelowFloor(BigInteger price, BigInteger floor) implements Refusal {}

    /** The whole fee is above the cap of one coin that nodes enforce; base units. */
    record FeeAboveCap(BigInteger fee, BigInteger cap) implements Refusal {}

    /** The network does not take transactions with this kind of price. */
    record FeeKindNotAccepted() implements Refusal {}

    /** The gas limit cannot cover the transaction. */
    record GasLimitTooLow(BigInteger limit, BigInteger needed) implements Refusal {}

    /** The nodes are not of the network they claim to be (chain id, address prefix or first block differ). */
    record WrongNetwork(String explanation) implements Refusal {}

    /**
     * The node says that the transaction would fail.
     *
     * @param reason the contract's own words, bounded and foreign: show as text only
     */
    record WouldFail(@Nullable String reason) implements Refusal {}

    /**
     * A system contract would refuse the call.
     *
     * @param code its own code, see {@code SystemError}
     */
    record RefusedBySystemContract(int code) implements Refusal {}

    /**
     * The called system contract does not understand the data.
     *
     * @param reason what is wrong with them, not made for showing
     */
    record CallNotUnderstood(String reason) implements Refusal {}

    /** There is no contract at the called address: the call would succeed and do nothing. */
    record NotAContract() implements Refusal {}

    /** The called contract is WebAssembly and takes no such calls. */
    record WasmContract() implements Refusal {}

    /**
     * The payee looks like an address that the person knows, and is not it.
     *
     * @param name what the known one is called here, empty if nothing
     */
    record LookAlike(Address known, String name, AddressLikeness.Likeness likeness) implements Warning {}

    /** The payee is a contract, not a person's plain account. */
    record ContractPayee() implements Warning {}

    /** The payee is the sending account itself. */
    record PaysItself() implements Warning {}

    /** The price is many times what the network asks at present; base units a gas. */
    record FeeFarAboveNormal(BigInteger price, BigInteger normal) implements Warning {}

    /**
     * Two nodes of the network contradict each other about what the review rests on: one is behind, or lies.
     *
     * @param one the node that was asked first
     * @param said a chain id, a nonce, or base units
     */
    record NodesDisagree(Subject subject, URI one, BigInteger said, URI other, BigInteger otherSaid)
            implements Warning {

        /** What they tell differently. */
        public enum Subject {
            CHAIN,
            NONCE,
            COIN,
            TOKEN
        }
    }

    /** The chosen nonce has been used by a transaction in a block; {@code next} is the first that was not. */
    record NonceUsed(BigInteger nonce, BigInteger next) implements Refusal {}

    /** A waiting transfer of ours holds the chosen nonce: it can be sped up or cancelled, and not be paid over. */
    record NonceHeld(BigInteger nonce) implements Refusal {}

    /** A transaction that this program did not make waits at the node under the chosen nonce: one of the two will win. */
    record NonceWaiting(BigInteger nonce) implements Warning {}

    /** An earlier nonce of this account is missing at the node: this transfer would wait behind it. */
    record NonceGap(BigInteger missing, BigInteger next) implements Warning {}

    /** The same amount went to the same payee a short while ago. */
    record RepeatedPayment(String transferId, long secondsAgo) implements Warning {}

    /** Nobody here can read what the call does. */
    record UnreadableCall() implements Warning {}

    /**
     * No standard knows what the call does; the words for it come from a file that the person added.
     *
     * @param file its name
     * @param owner who made the contract, as the file says; foreign text
     */
    record WordsOfAFile(String file, String owner) implements Warning {}

    /** The call gives someone, or some code, powers over the contract that may reach as far as all it holds. */
    record PowerGiven(Address to) implements Warning {}

    /** The call lets someone take all tokens, now and later. */
    record UnlimitedApproval(Address spender) implements Warning {}

    /** The call gives control of the contract away; to the zero address, to nobody for ever. */
    record OwnershipTransfer(Address newOwner) implements Warning {}

    /** The network has been switched off by its operators; a node that answers may be anyone's. */
    record EndedNetwork() implements Note {}

    /** The payee is another account of the person. */
    record OwnAccount(String name) implements Note {}

    /** Nothing was ever paid to this address from here. */
    record NeverPaid() implements Note {}

    /** The hex address is in one case, so it carries no checksum that could reveal a typing error. */
    record NoChecksum() implements Note {}

    /** Transactions of this account are waiting that this program did not make. */
    record ForeignPending(BigInteger count) implements Note {}
}
