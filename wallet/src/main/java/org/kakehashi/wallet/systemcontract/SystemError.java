package org.kakehashi.wallet.systemcontract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every error code of the system contracts (PlatON-Go x/staking, x/gov, x/slashing, x/restricting, x/reward; the same
 * on Alaya, which lacks those of the delegation lock). What happened, what was not harmed and what to do stand as
 * sentences in the texts {@code systemcontract}.
 */
public enum SystemError {
    SYSTEM_ERROR(1, Advice.LATER),
    NOT_FOUND(2, Advice.RELOAD),
    INVALID_PARAMETER(3, Advice.REPORT),
    BLS_KEY_LENGTH(301000, Advice.NODE_BLS),
    BLS_PROOF(301001, Advice.NODE_BLS),
    DESCRIPTION_LENGTH(301002, Advice.SHORTEN),
    VERSION_SIGNATURE(301003, Advice.NODE_SIGNATURE),
    VERSION_TOO_LOW(301004, Advice.UPGRADE_NODE),
    VERSION_DECLARATION(301005, Advice.UPGRADE_NODE),
    NOT_STAKING_ACCOUNT(301006, Advice.STAKING_ACCOUNT),
    SHARE_INVALID(301007, Advice.SHARE_RANGE),
    SHARE_TOO_OFTEN(301008, Advice.SHARE_WAIT),
    SHARE_TOO_FAR(301009, Advice.SHARE_STEP),
    STAKE_TOO_SMALL(301100, Advice.MORE),
    CANDIDATE_EXISTS(301101, Advice.NOTHING),
    CANDIDATE_MISSING(301102, Advice.OTHER_NODE),
    CANDIDATE_EXPIRED(301103, Advice.OTHER_NODE),
    INCREASE_TOO_SMALL(301104, Advice.MORE),
    DELEGATION_TOO_SMALL(301105, Advice.MORE),
    ACCOUNT_MAY_NOT_DELEGATE(301106, Advice.OTHER_ACCOUNT),
    NODE_REFUSES_DELEGATION(301107, Advice.OTHER_NODE),
    WITHDRAWAL_TOO_SMALL(301108, Advice.MORE),
    DELEGATION_MISSING(301109, Advice.RELOAD),
    BAD_TYPE(301110, Advice.SOURCE),
    BALANCE_TOO_LOW(301111, Advice.LESS),
    BLOCK_MISMATCH(301112, Advice.RELOAD),
    DELEGATED_TOO_LOW(301113, Advice.LESS),
    BAD_WITHDRAWAL_AMOUNT(301114, Advice.LESS),
    VALIDATOR_MISSING(301115, Advice.OTHER_NODE),
    BAD_FUNCTION_PARAMETERS(301116, Advice.REPORT),
    BAD_SLASH_TYPE(301117, Advice.REPORT),
    SLASH_OVERFLOW(301118, Advice.REPORT),
    SLASH_REDUCTION(301119, Advice.REPORT),
    VERIFIER_LIST(301200, Advice.LATER),
    VALIDATOR_LIST(301201, Advice.LATER),
    CANDIDATE_LIST(301202, Advice.LATER),
    RELATION(301203, Advice.RELOAD),
    CANDIDATE(301204, Advice.OTHER_NODE),
    DELEGATION(301205, Advice.RELOAD),
    NODE_ID_TO_ADDRESS(301206, Advice.CHECK_NODE_ID),
    LOCKED_TOO_LOW(301207, Advice.LESS),
    LOCK_QUERY(301208, Advice.LATER),
    NO_ACTIVE_VERSION(302001, Advice.LATER),
    VOTE_OPTION(302002, Advice.REPORT),
    PROPOSAL_TYPE(302003, Advice.REPORT),
    PROPOSAL_ID_EMPTY(302004, Advice.CHOOSE_PROPOSAL),
    PROPOSAL_ID_EXISTS(302005, Advice.NEW_PIP),
    PROPOSAL_MISSING(302006, Advice.CHOOSE_PROPOSAL),
    PIP_EMPTY(302007, Advice.NEW_PIP),
    PIP_EXISTS(302008, Advice.NEW_PIP),
    ROUNDS_TOO_FEW(302009, Advice.ROUNDS),
    ROUNDS_TOO_MANY(302010, Advice.ROUNDS),
    VERSION_NOT_NEWER(302011, Advice.OTHER_VALUE),
    VERSION_VOTING(302012, Advice.WAIT_VOTE),
    VERSION_PRE_ACTIVE(302013, Advice.WAIT_VOTE),
    CANCEL_VOTING(302014, Advice.WAIT_VOTE),
    CANCEL_TARGET_MISSING(302015, Advice.CHOOSE_PROPOSAL),
    CANCEL_TARGET_TYPE(302016, Advice.CHOOSE_PROPOSAL),
    CANCEL_TARGET_OVER(302017, Advice.CHOOSE_PROPOSAL),
    PROPOSER_EMPTY(302018, Advice.CHECK_NODE_ID),
    VERIFIER_DETAILS(302019, Advice.LATER),
    VERIFIER_STATUS(302020, Advice.VALIDATORS_ONLY),
    NOT_THE_STAKING_ACCOUNT(302021, Advice.STAKING_ACCOUNT),
    NODE_NOT_VALIDATOR(302022, Advice.VALIDATORS_ONLY),
    NODE_NOT_CANDIDATE(302023, Advice.VALIDATORS_ONLY),
    GOVERNANCE_SIGNATURE(302024, Advice.NODE_SIGNATURE),
    NODE_NOT_UPGRADED(302025, Advice.UPGRADE_NODE),
    NOT_VOTING(302026, Advice.CHOOSE_PROPOSAL),
    VOTED_ALREADY(302027, Advice.NOTHING),
    DECLARED_VERSION(302028, Advice.UPGRADE_NODE),
    NOTIFY_FAILED(302029, Advice.LATER),
    NO_RESULT(302030, Advice.WAIT_VOTE),
    UNKNOWN_PARAMETER(302031, Advice.OTHER_VALUE),
    PARAMETER_VOTING(302032, Advice.WAIT_VOTE),
    BAD_VALUE(302033, Advice.OTHER_VALUE),
    SAME_VALUE(302034, Advice.OTHER_VALUE),
    EVIDENCE_VERIFICATION(303000, Advice.EVIDENCE),
    PUNISHED_ALREADY(303001, Advice.NOTHING),
    EVIDENCE_TOO_HIGH(303002, Advice.EVIDENCE),
    EVIDENCE_EXPIRED(303003, Advice.NOTHING),
    EVIDENCE_VALIDATOR(303004, Advice.EVIDENCE),
    EVIDENCE_ADDRESS(303005, Advice.EVIDENCE),
    EVIDENCE_NODE(303006, Advice.EVIDENCE),
    EVIDENCE_BLS(303007, Advice.EVIDENCE),
    SLASHING_FAILED(303008, Advice.LATER),
    EVIDENCE_NOT_VALIDATOR(303009, Advice.EVIDENCE),
    OWN_NODE(303010, Advice.EVIDENCE),
    PLAN_EPOCH_ZERO(304001, Advice.PLAN),
    PLAN_ENTRIES(304002, Advice.PLAN),
    PLAN_TOTAL_TOO_SMALL(304003, Advice.PLAN),
    PLAN_SENDER_BALANCE(304004, Advice.LESS),
    NO_PLAN(304005, Advice.SOURCE),
    PLAN_SLASH_TOO_HIGH(304006, Advice.REPORT),
    PLAN_STAKE_AMOUNT(304007, Advice.REPORT),
    PLAN_RETURN_AMOUNT(304008, Advice.REPORT),
    PLAN_SLASH_AMOUNT(304009, Advice.REPORT),
    PLAN_AMOUNT(304010, Advice.PLAN),
    PLAN_ENTRY_AMOUNT(304011, Advice.PLAN),
    PLAN_RETURN_TOO_HIGH(304012, Advice.REPORT),
    PLAN_BALANCE_TOO_LOW(304013, Advice.LESS),
    PLAN_ENTRY_TOO_SMALL(304014, Advice.PLAN),
    PLAN_AND_FREE_TOO_LOW(304015, Advice.LESS),
    NO_DELEGATION(305001, Advice.NOTHING);

    private static final Map<Integer, SystemError> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SystemError::code, Function.identity()));

    private final int code;
    private final Advice advice;

    SystemError(int code, Advice advice) {
        this.code = code;
        this.advice = advice;
    }

    /** The number that contracts answer. */
    public int code() {
        return code;
    }

    /** What the person can do about it. */
    public Advice advice() {
        return advice;
    }

    /** Key of the sentence that says what happened. */
    public String textKey() {
        return "error." + code;
    }

    /** The error of this code, if it is a known one. */
    public static Optional<SystemError> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** What was not harmed, which depends on how far the call had come. */
    public enum Harm {
        /** Only a question was asked. */
        QUERY,
        /** Found before anything was sent. */
        BEFORE,
        /** The transaction is in a block and failed: its whole gas limit was paid. */
        BURNED;

        /** Key of the sentence. */
        public String textKey() {
            return switch (this) {
                case QUERY -> "unharmed.query";
                case BEFORE -> "unharmed.before";
                case BURNED -> "unharmed.burned";
            };
        }
    }
}
