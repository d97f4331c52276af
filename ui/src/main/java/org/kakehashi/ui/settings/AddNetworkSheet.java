package org.kakehashi.ui.settings;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.wallet.network.NetworkDraft;

/** Asks for what makes a network. */
final class AddNetworkSheet {

    private final TextField name = new TextField();
    private final TextField chainId = new TextField();
    private final TextField symbol = new TextField();
    private final TextField decimals = new TextField("18");
    private final TextField prefix = new TextField();
    private final TextField node = new TextField();
    private final TextField explorer = new TextField();
    private final CheckBox dynamicFees = new CheckBox();
    private final Sheet sheet;
    private final NetworksViewModel model;

    AddNetworkSheet(Desk desk, NetworksViewModel model) {
        this.model = model;
        var texts = desk.texts();
        dynamicFees.setText(texts.get("settings.networks.dynamicFees"));
        dynamicFees.setSelected(true);
        var content = Form.column(
                new Field(texts.get("settings.networks.name"), name),
                new Field(texts.get("settings.networks.chain"), chainId),
                new Field(texts.get("settings.networks.symbol"), symbol),
                new Field(texts.get("settings.networks.decimals"), decimals),
                new Field(texts.get("settings.networks.prefix"), prefix)
                        .hint(texts.get("settings.networks.prefixHint")),
                new Field(texts.get("settings.networks.firstNode"), node).hint(texts.get("settings.nodes.url")),
                new Field(texts.get("settings.networks.explorer"), explorer),
                dynamicFees,
                Notice.message(model.addNoticeProperty()));
        content.setSpacing(4);
        sheet = new Sheet(texts, desk.sheets(), texts.get("settings.networks.add"), content);
        Button save = Buttons.primary(texts.get("settings.networks.save"), this::save);
        save.disableProperty()
                .bind(Bindings.or(
                                name.textProperty().isEmpty(),
                                chainId.textProperty().isEmpty())
                        .or(symbol.textProperty().isEmpty()));
        sheet.setButtons(save);
    }

    void show() {
        sheet.show();
    }

    private void save() {
        var draft = new NetworkDraft(
                name.getText(),
                chainId.getText(),
                prefix.getText(),
                symbol.getText(),
                number(decimals.getText()),
                List.of(node.getText()),
                explorer.getText(),
                dynamicFees.isSelected());
        if (model.addNetwork(draft)) {
            sheet.close();
        }
    }

    private static int number(String text) {
        return text.strip().matches("[0-9]{1,2}") ? Integer.parseInt(text.strip()) : -1;
    }
}
