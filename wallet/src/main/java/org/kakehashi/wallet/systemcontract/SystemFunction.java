package org.kakehashi.wallet.systemcontract;

import static org.kakehashi.wallet.systemcontract.ArgumentKind.ADDRESS;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.AMOUNT;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.BLS_KEY;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.BLS_PROOF;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.HASH;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.NODES;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.NODE_ID;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.RELEASES;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.SIGNATURE;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.TEXT;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.UINT16;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.UINT32;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.UINT64;
import static org.kakehashi.wallet.systemcontract.ArgumentKind.UINT8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;

/**
 * Every function of the system contracts (PlatON-Go core/vm/staking_contract.go, gov_contract.go,
 * slashing_contract.go, restricting_contract.go, delegate_reward_contract.go): its number, its contract, its arguments
 * in order, and for queries the codes that mean "there is nothing".
 */
public enum SystemFunction {
    CREATE_STAKING(
            1000,
            SystemContracts.STAKING,
            arg("type", UINT16),
            arg("benefitAddress", ADDRESS),
            arg("nodeId", NODE_ID),
            arg("externalId", TEXT),
            arg("nodeName", TEXT),
            arg("website", TEXT),
            arg("details", TEXT),
            arg("amount", AMOUNT),
            arg("rewardShare", UINT16),
            arg("programVersion", UINT32),
            arg("programVersionSign", SIGNATURE),
            arg("blsKey", BLS_KEY),
            arg("blsProof", BLS_PROOF)),
    EDIT_CANDIDATE(
            1001,
            SystemContracts.STAKING,
            optional("benefitAddress", ADDRESS),
            arg("nodeId", NODE_ID),
            optional("rewardShare", UINT16),
            optional("externalId", TEXT),
            optional("nodeName", TEXT),
            optional("website", TEXT),
            optional("details", TEXT)),
    INCREASE_STAKING(1002, SystemContracts.STAKING, arg("nodeId", NODE_ID), arg("type", UINT16), arg("amount", AMOUNT)),
    WITHDRAW_STAKING(1003, SystemContracts.STAKING, arg("nodeId", NODE_ID)),
    DELEGATE(1004, SystemContracts.STAKING, arg("type", UINT16), arg("nodeId", NODE_ID), arg("amount", AMOUNT)),
    WITHDRAW_DELEGATION(
            1005, SystemContracts.STAKING, arg("stakingBlock", UINT64), arg("nodeId", NODE_ID), arg("amount", AMOUNT)),
    REDEEM_DELEGATION(1006, SystemContracts.STAKING),
    VERIFIER_LIST(1100, SystemContracts.STAKING),
    VALIDATOR_LIST(1101, SystemContracts.STAKING),
    CANDIDATE_LIST(1102, SystemContracts.STAKING),
    RELATED_DELEGATIONS(1103, SystemContracts.STAKING, 301203, arg("address", ADDRESS)),
    DELEGATION_INFO(
            1104,
            SystemContracts.STAKING,
            301205,
            arg("stakingBlock", UINT64),
            arg("address", ADDRESS),
            arg("nodeId", NODE_ID)),
    CANDIDATE_INFO(1105, SystemContracts.STAKING, 301204, arg("nodeId", NODE_ID)),
    DELEGATION_LOCK(1106, SystemContracts.STAKING, arg("address", ADDRESS)),
    BLOCK_REWARD(1200, SystemContracts.STAKING),
    STAKING_REWARD(1201, SystemContracts.STAKING),
    AVERAGE_BLOCK_TIME(1202, SystemContracts.STAKING),
    SUBMIT_TEXT(2000, SystemContracts.GOVERNANCE, arg("nodeId", NODE_ID), arg("pipId", TEXT)),
    SUBMIT_VERSION(
            2001,
            SystemContracts.GOVERNANCE,
            arg("nodeId", NODE_ID),
            arg("pipId", TEXT),
            arg("newVersion", UINT32),
            arg("endVotingRounds", UINT64)),
    SUBMIT_PARAMETER(
            2002,
            SystemContracts.GOVERNANCE,
            arg("nodeId", NODE_ID),
            arg("pipId", TEXT),
            arg("module", TEXT),
            arg("name", TEXT),
            arg("newValue", TEXT)),
    VOTE(
            2003,
            SystemContracts.GOVERNANCE,
            arg("nodeId", NODE_ID),
            arg("proposalId", HASH),
            arg("option", UINT8),
            arg("programVersion", UINT32),
            arg("programVersionSign", SIGNATURE)),
    DECLARE_VERSION(
            2004,
            SystemContracts.GOVERNANCE,
            arg("nodeId", NODE_ID),
            arg("programVersion", UINT32),
            arg("programVersionSign", SIGNATURE)),
    SUBMIT_CANCEL(
            2005,
            SystemContracts.GOVERNANCE,
            arg("nodeId", NODE_ID),
            arg("pipId", TEXT),
            arg("endVotingRounds", UINT64),
            arg("proposalToCancel", HASH)),
    PROPOSAL(2100, SystemContracts.GOVERNANCE, 302006, arg("proposalId", HASH)),
    TALLY_RESULT(2101, SystemContracts.GOVERNANCE, 302030, arg("proposalId", HASH)),
    PROPOSAL_LIST(2102, SystemContracts.GOVERNANCE, 2),
    ACTIVE_VERSION(2103, SystemContracts.GOVERNANCE),
    PARAMETER_VALUE(2104, SystemContracts.GOVERNANCE, 302031, arg("module", TEXT), arg("name", TEXT)),
    ACCUMULATED_VOTES(2105, SystemContracts.GOVERNANCE, 302006, arg("proposalId", HASH), arg("blockHash", HASH)),
    PARAMETER_LIST(2106, SystemContracts.GOVERNANCE, arg("module", TEXT)),
    REPORT_DUPLICATE_SIGN(3000, SystemContracts.SLASHING, arg("type", UINT8), arg("evidence", TEXT)),
    CHECK_DUPLICATE_SIGN(
            3001, SystemContracts.SLASHING, arg("type", UINT8), arg("nodeId", NODE_ID), arg("block", UINT64)),
    CREATE_RESTRICTING_PLAN(4000, SystemContracts.RESTRICTING, arg("account", ADDRESS), arg("releases", RELEASES)),
    RESTRICTING_INFO(4100, SystemContracts.RESTRICTING, 304005, arg("account", ADDRESS)),
    CLAIM_REWARDS(5000, SystemContracts.DELEGATE_REWARD),
    PENDING_REWARDS(5100, SystemContracts.DELEGATE_REWARD, 305001, arg("address", ADDRESS), arg("nodes", NODES));

    /** No code stands for "nothing". */
    static final int NEVER = -1;

    /**
     * One argument.
     *
     * @param name key of its name in texts
     * @param optional whether it may be left out, which only editing a candidate allows
     */
    public record Argument(String name, ArgumentKind kind, boolean optional) {}

    private final int code;
    private final Address contract;
    private final int nothing;
    private final List<Argument> arguments;

    SystemFunction(int code, Address contract, Argument... arguments) {
        this(code, contract, NEVER, arguments);
    }

    SystemFunction(int code, Address contract, int nothing, Argument... arguments) {
        this.code = code;
        this.contract = contract;
        this.nothing = nothing;
        this.arguments = List.of(arguments);
    }

    private static Argument arg(String name, ArgumentKind kind) {
        return new Argument(name, kind, false);
    }

    private static Argument optional(String name, ArgumentKind kind) {
        return new Argument(name, kind, true);
    }

    /** The number that goes first in the call data. */
    public int code() {
        return code;
    }

    /** The contract that has it. */
    public Address contract() {
        return contract;
    }

    /** The arguments in order. */
    public List<Argument> arguments() {
        return arguments;
    }

    /** Whether it only reads: asked with a call, never sent as a transaction. */
    public boolean isQuery() {
        return code % 1000 >= 100 || this == CHECK_DUPLICATE_SIGN;
    }

    /** Whether an answer with this code means that there is nothing, which is no error. */
    public boolean meansNothing(int answerCode) {
        return nothing != NEVER && nothing == answerCode;
    }

    /** The function of this number in this contract. */
    public static Optional<SystemFunction> of(Address contract, int code) {
        return Arrays.stream(values())
                .filter(each -> each.code == code && each.contract.equals(contract))
                .findAny();
    }

    /** Key of the function's name in the texts {@code systemcontract}. */
    public String textKey() {
        return "function." + code;
    }
}
