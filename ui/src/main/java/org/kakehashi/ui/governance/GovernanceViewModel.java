package org.kakehashi.ui.governance;

import java.io.IOException;
import java.util.List;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Lookup;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.governance.Governance;
import org.kakehashi.wallet.governance.Parameter;
import org.kakehashi.wallet.governance.ProposalState;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.staking.ValidatorList;
import org.kakehashi.wallet.staking.Validators;
import org.kakehashi.wallet.systemcontract.NetworkParameters;
import org.kakehashi.wallet.systemcontract.SystemNetwork;
import org.kakehashi.wallet.systemcontract.SystemNode;

/** The governance of the selected network. */
final class GovernanceViewModel {

    /**
     * What was read together.
     *
     * @param proposals the latest first
     * @param version in force
     */
    record Reading(
            List<ProposalState> proposals,
            List<Parameter> parameters,
            NetworkParameters values,
            long version,
            ValidatorList validators) {

        /** The nodes that this account staked for. */
        List<Validator> of(Account account) {
            return validators.validators().stream()
                    .filter(each -> each.stakingAccount().equals(account.address()))
                    .toList();
        }
    }

    private final Holdings holdings;
    private final Lookup<NetworkProfile, Reading> lookup;

    GovernanceViewModel(Texts texts, Background background, Holdings holdings) {
        this.holdings = holdings;
        lookup = new Lookup<>(
                background,
                "governance.load",
                Notice.warning(texts.get("staking.failed"), texts.get("staking.failed.text")),
                (network, _) -> read(network));
    }

    Lookup<NetworkProfile, Reading> lookup() {
        return lookup;
    }

    private Reading read(NetworkProfile network) throws IOException {
        var node = new SystemNode(
                holdings.connections().pool(network.id()),
                SystemNetwork.of(network).orElseThrow(),
                holdings.clock());
        var governance = new Governance(node);
        return new Reading(
                governance.proposals(),
                governance.parameters(),
                NetworkParameters.read(node),
                governance.activeVersion(),
                new Validators(node).load());
    }
}
