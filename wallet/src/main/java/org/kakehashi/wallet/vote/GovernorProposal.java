package org.kakehashi.wallet.vote;

import java.math.BigInteger;
import java.util.List;
import org.kakehashi.wallet.abi.Abi;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * What a proposal to a Governor contract would do.
 *
 * @param actions in the order in which they run
 * @param description as the proposer wrote it, byte for byte
 */
public record GovernorProposal(List<Action> actions, String description) {

    /** One call that the proposal makes when it is executed. */
    public record Action(Address target, BigInteger value, Bytes calldata) {}

    public GovernorProposal {
        actions = List.copyOf(actions);
    }

    /** The 32-byte hash by which the contract knows the description. */
    public Bytes descriptionHash() {
        return Bytes.ofText(description).keccak256();
    }

    /**
     * The id that OpenZeppelin's Governor computes from the proposal's content. Contracts that number their proposals
     * (GovernorSequentialProposalId) have another; so the contract is asked, and this is the check.
     */
    public BigInteger id() {
        List<AbiValue> targets =
                actions.stream().map(action -> AbiValue.of(action.target())).toList();
        List<AbiValue> values =
                actions.stream().map(action -> AbiValue.of(action.value())).toList();
        List<AbiValue> calldatas =
                actions.stream().map(action -> AbiValue.of(action.calldata())).toList();
        try {
            return Abi.encode(
                            Abi.types("(address[],uint256[],bytes[],bytes32)"),
                            List.of(
                                    AbiValue.of(targets),
                                    AbiValue.of(values),
                                    AbiValue.of(calldatas),
                                    AbiValue.of(descriptionHash())))
                    .keccak256()
                    .toNumber();
        } catch (AbiException e) {
            throw new IllegalArgumentException("A proposal out of range", e);
        }
    }
}
