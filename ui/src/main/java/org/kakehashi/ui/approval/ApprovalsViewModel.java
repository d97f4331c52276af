package org.kakehashi.ui.approval;

import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.AccountOnNetwork;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Lookup;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.approval.Approval;
import org.kakehashi.wallet.approval.Approvals;
import org.kakehashi.wallet.approval.Reach;
import org.kakehashi.wallet.rpc.NodeException;

/** The permissions of the selected account: looked for while the page is open, further back on demand. */
final class ApprovalsViewModel {

    /** What was found, and how far it was looked for. */
    record Found(Approval.Sheet sheet, Reach reach) {}

    private final Approvals approvals;
    private final Lookup<AccountOnNetwork, Found> lookup;

    ApprovalsViewModel(Texts texts, Background background, Holdings holdings) {
        approvals = new Approvals(
                holdings.vault().database(), holdings.networks(), holdings.connections(), holdings.clock());
        lookup = new Lookup<>(
                background,
                "approval.look",
                Notice.warning(texts.get("approval.failed"), texts.get("approval.failed.text")),
                this::forward);
    }

    /** What is new is looked at, and everything read again. */
    Lookup<AccountOnNetwork, Found> lookup() {
        return lookup;
    }

    /** Looks back to the first block. */
    void lookBack() {
        lookup.ask(this::back);
    }

    private Found forward(AccountOnNetwork of, Progress progress) throws NodeException, InterruptedException {
        Reach reach = approvals.lookForward(of.profile().id(), of.account().address(), progress);
        return found(of, reach);
    }

    private Found back(AccountOnNetwork of, Progress progress) throws NodeException, InterruptedException {
        approvals.lookForward(of.profile().id(), of.account().address(), Progress.NONE);
        return found(of, approvals.lookBack(of.profile().id(), of.account().address(), progress));
    }

    private Found found(AccountOnNetwork of, Reach reach) throws NodeException, InterruptedException {
        return new Found(approvals.read(of.profile().id(), of.account().address()), reach);
    }
}
