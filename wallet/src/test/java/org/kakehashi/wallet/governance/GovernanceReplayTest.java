package org.kakehashi.wallet.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.testbed.Transcript;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.staking.Validators;
import org.kakehashi.wallet.systemcontract.ActionPlan;
import org.kakehashi.wallet.systemcontract.CandidateTexts;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.NodeProof;
import org.kakehashi.wallet.systemcontract.ProgramVersion;
import org.kakehashi.wallet.systemcontract.Refusal;
import org.kakehashi.wallet.systemcontract.ReplayRig;
import org.kakehashi.wallet.systemcontract.StakeSource;
import org.kakehashi.wallet.systemcontract.StakingCalls;
import org.kakehashi.wallet.systemcontract.SystemError;
import org.kakehashi.wallet.systemcontract.TestKeys;
import org.kakehashi.wallet.systemcontract.VoteOption;
import tools.jackson.databind.JsonNode;

/** Proposals, votes and parameters as real nodes answered them, and what operators prepare. */
class GovernanceReplayTest {

    private static ReplayRig rig(String network) {
        return ReplayRig.repeating(network + "-01-basics", network + "-07-staking-queries", network + "-10-governance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void readsTheProposalAndItsResult(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            Governance governance = new Governance(rig.node);
            assertEquals(List.of(), governance.proposals(), "code 2 stands for no proposal");
            rig.replay.skipTo("2102");
            ProposalState state = governance.proposals().getFirst();
            assertEquals("PIP-TEST-1", state.proposal().pipId());
            assertInstanceOf(Proposal.Text.class, state.proposal().content());
            Tally tally = state.tally();
            assertNotNull(tally);
            assertEquals(new Tally(1, 0, 0, 2, Tally.Status.FAILED), tally);
            assertEquals(5000, tally.turnout());
            assertEquals(10_000, tally.support());
            assertTrue(!state.voting());
            rig.assertNothingRefused();
        }
    }

    @Test
    void readsTheVotesSoFar() throws IOException {
        Transcript transcript = Transcript.named("platon-10-governance");
        try (ReplayRig rig = ReplayRig.strict(transcript)) {
            Bytes proposal = Bytes.fromHex("0x999f655d67d6dcd145a7fc713dbee46fc12adb13c1f451e4f1a175abaf3f5d4b");
            Bytes block = Bytes.fromHex("0x7639a5b5454ff8ec0d5f5185e7eac341c51f0cdd4f5fd2455fe7afa834946811");
            assertEquals(
                    Optional.of(new Tally(1, 0, 0, 2, Tally.Status.VOTING)),
                    new Governance(rig.node).votesUpTo(proposal, block));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void readsTheParameters(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            Governance governance = new Governance(rig.node);
            List<Parameter> parameters = governance.parameters();
            assertEquals(network.equals("platon") ? 17 : 16, parameters.size());
            Parameter stake = parameters.getFirst();
            assertEquals("stakeThreshold", stake.name());
            assertTrue(!stake.changed());
            assertEquals(List.of(), stake.history(List.of()));
            assertEquals(
                    network.equals("platon") ? "1.5.0" : "0.16.0", ProgramVersion.text(governance.activeVersion()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void onlyTheStakingAccountMayPropose(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            NodeId id = new Validators(rig.node).load().validators().getLast().node();
            ProposalActions actions = new ProposalActions(rig.node);
            assertEquals(
                    List.of(new Refusal.ByContract(SystemError.NOT_THE_STAKING_ACCOUNT)),
                    refusals(actions.submitText(TestKeys.DELEGATOR, id, "PIP-TEST-X")));
            rig.replay.skipTo("2102 listProposal");
            List<Refusal> twice = refusals(actions.submitText(TestKeys.OPERATOR, id, ""));
            assertTrue(twice.contains(new Refusal.ByContract(SystemError.PIP_EMPTY)));
            assertEquals(
                    List.of(new Refusal.ByContract(SystemError.NOT_STAKING_ACCOUNT)),
                    refusals(new NodeOperator(rig.node).withdraw(TestKeys.DELEGATOR, id)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void aVoteAfterTheEndIsRefused(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            NodeId id = new Validators(rig.node).load().validators().getLast().node();
            rig.replay.skipTo("2102");
            Bytes proposal =
                    new Governance(rig.node).proposals().getFirst().proposal().id();
            ProgramVersion version = new ProgramVersion(66_816, Bytes.of(new byte[65]));
            assertEquals(
                    List.of(new Refusal.ByContract(SystemError.NOT_VOTING)),
                    refusals(new ProposalActions(rig.node)
                            .vote(TestKeys.OPERATOR, id, proposal, VoteOption.YES, version)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void createStakingIsTheRecordedCall(String network) {
        JsonNode note = Transcript.named(network + "-06-staking-tx")
                .exchanges()
                .getFirst()
                .entry();
        JsonNode fields = note.path("params");
        Bytes data = StakingCalls.create(
                        StakeSource.FREE,
                        org.kakehashi.wallet.address.Address.ofHex(
                                fields.path("benefitAddress").asString()),
                        NodeId.of(fields.path("nodeId").asString()),
                        new CandidateTexts(
                                fields.path("externalId").asString(),
                                fields.path("nodeName").asString(),
                                fields.path("website").asString(),
                                fields.path("details").asString()),
                        new BigInteger(fields.path("amount").asString()),
                        fields.path("rewardPer").asInt(),
                        new NodeProof(
                                new ProgramVersion(
                                        fields.path("programVersion").asInt(),
                                        Bytes.fromHex(fields.path("programVersionSign")
                                                .asString())),
                                Bytes.fromHex(fields.path("blsPubKey").asString()),
                                Bytes.fromHex(fields.path("blsProof").asString())))
                .data();
        assertEquals(note.path("data").asString(), data.toHex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaya", "platon"})
    void readsTheNodesSignaturesOverRpc(String network) throws IOException {
        try (ReplayRig rig = rig(network)) {
            ProgramVersion version = NodeSignatures.version(rig.pool).orElseThrow();
            assertEquals(network.equals("platon") ? 66_816 : 4099, version.version());
            assertEquals(64, NodeSignatures.proof(rig.pool).orElseThrow().size());
        }
    }

    @Test
    void readsPastedSignatures() {
        String sign = "0x" + "ab".repeat(65);
        ProgramVersion expected = new ProgramVersion(66_816, Bytes.fromHex(sign));
        assertEquals(
                Optional.of(expected), NodeSignatures.pastedVersion("{\"Version\":66816,\"Sign\":\"" + sign + "\"}"));
        assertEquals(
                Optional.of(expected),
                NodeSignatures.pastedVersion(" {\n  Sign: \"" + sign + "\",\n  Version: 66816\n}"));
        assertEquals(Optional.empty(), NodeSignatures.pastedVersion("{\"Version\":66816,\"Sign\":\"0x12\"}"));
        assertEquals(Optional.empty(), NodeSignatures.pastedVersion("hello"));
        assertEquals(Optional.empty(), NodeSignatures.pastedVersion("{".repeat(20_000)));
        assertEquals(
                64,
                NodeSignatures.bytes(" \"" + "0f".repeat(64) + "\" ", 64)
                        .orElseThrow()
                        .size());
        assertEquals(Optional.empty(), NodeSignatures.bytes("0x0g", 1));
    }

    @Test
    void namesThePageOfAnImprovementProposal() {
        assertEquals(
                Optional.of(URI.create("https://github.com/PlatONnetwork/PIPs/blob/master/PIPs/PIP-10.md")),
                ImprovementLink.of("PIP-10", false));
        assertEquals(
                Optional.of(URI.create("https://github.com/AlayaNetwork/AIPs/blob/master/Alaya/AIP-18.md")),
                ImprovementLink.of("18", true));
        assertEquals(Optional.empty(), ImprovementLink.of("PIP-TEST-1", false));
        assertEquals(Optional.empty(), ImprovementLink.of("../../1", false));
    }

    private static List<Refusal> refusals(ActionPlan<?> plan) {
        return switch (plan) {
            case ActionPlan.Ready<?> ready -> throw new AssertionError("not refused");
            case ActionPlan.Refused<?> refused -> refused.refusals();
        };
    }
}
