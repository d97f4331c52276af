package org.kakehashi.ui.approval;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.background.Step;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.approval.Approval;
import org.kakehashi.wallet.approval.Approvals;
import org.kakehashi.wallet.approval.Reach;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rpc.NodeException;

/** The permissions of the selected account: looked for while the page is open, further back on demand. */
final class ApprovalsViewModel implements AutoCloseable {

    private static final String LOOK = "approval.look";

    /** What was found, and how far it was looked for. */
    record Found(Approval.Sheet sheet, Reach reach) {}

    private final Texts texts;
    private final Background background;
    private final Approvals approvals;
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step(0, 0));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Account account;
    private @Nullable NetworkProfile profile;
    private boolean active;
    private boolean looked;

    ApprovalsViewModel(Texts texts, Background background, Holdings holdings) {
        this.texts = texts;
        this.background = background;
        approvals = new Approvals(
                holdings.vault().database(), holdings.networks(), holdings.connections(), holdings.clock());
    }

    ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    @Nullable
    Account account() {
        return account;
    }

    @Nullable
    NetworkProfile profile() {
        return profile;
    }

    void show(Account shown, NetworkProfile network) {
        if (shown.equals(account) && network.equals(profile)) {
            return;
        }
        background.cancel(LOOK);
        account = shown;
        profile = network;
        looked = false;
        found.set(null);
        notice.set(null);
        lookOnce();
    }

    /** Asks the network only while somebody looks. */
    void setActive(boolean now) {
        active = now;
        lookOnce();
    }

    private void lookOnce() {
        if (active && !looked) {
            look();
        }
    }

    /** Looks at what is new, and reads everything again. */
    void look() {
        start(false);
    }

    /** Looks back to the first block. */
    void lookBack() {
        start(true);
    }

    void stop() {
        background.cancel(LOOK);
    }

    private void start(boolean back) {
        Account asked = account;
        NetworkProfile network = profile;
        if (asked == null || network == null) {
            return;
        }
        looked = true;
        notice.set(null);
        step.set(new Step(0, 0));
        background
                .job(LOOK, progress -> work(asked, network, back, progress))
                .progress(step::set)
                .busy(busy::set)
                .failed(this::failed)
                .start(found::set);
    }

    private Found work(Account asked, NetworkProfile network, boolean back, Progress progress)
            throws NodeException, InterruptedException {
        Reach reach = approvals.lookForward(network.id(), asked.address(), back ? Progress.NONE : progress);
        if (back) {
            reach = approvals.lookBack(network.id(), asked.address(), progress);
        }
        return new Found(approvals.read(network.id(), asked.address()), reach);
    }

    private void failed(Throwable failure) {
        notice.set(Notice.warning(texts.get("approval.failed"), texts.get("approval.failed.text")));
        if (!(failure instanceof NodeException)) {
            background.report(failure);
        }
    }

    @Override
    public void close() {
        background.cancel(LOOK);
    }
}
