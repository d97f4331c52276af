package org.kakehashi.ui.call;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.description.AddDescriptionSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;

/** A call that the person pastes: decoded, reviewed, and sent as any transfer. */
public final class ContractCallSheet {

    private final CallSheet sheet;
    private final CallEntry entry;
    private final Button next;

    public ContractCallSheet(Desk desk, Holdings holdings, NetworkProfile profile, Account account) {
        var texts = desk.texts();
        sheet = new CallSheet(desk, holdings, profile, account, texts.get("call.title"));
        entry = new CallEntry(
                texts,
                new Figures(texts, holdings.clock()),
                profile,
                Names.of(texts, profile, holdings, Map.of()),
                () -> new AddDescriptionSheet(desk, holdings.descriptors(), this::described).show());
        next = Buttons.primary(
                "",
                () -> entry.call()
                        .ifPresent(call ->
                                sheet.call(call.contract(), call.data(), call.value(), texts.get("call.said"))));
        next.setId("call-next");
        next.textProperty()
                .bind(Bindings.when(entry.unreadable())
                        .then(texts.get("call.goOn"))
                        .otherwise(texts.get("send.next.review")));
        next.disableProperty().bind(entry.ready().not());
    }

    private void described() {
        entry.decode();
        entry.focus();
    }

    public void show() {
        sheet.show(entry, List.of(next), () -> {});
        entry.focus();
    }
}
