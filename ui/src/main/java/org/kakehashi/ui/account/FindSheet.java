package org.kakehashi.ui.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kakehashi.net.HostPort;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.RestoreScan;
import org.kakehashi.wallet.account.Seed;
import org.kakehashi.wallet.network.Network;

/** Shows what the selected network knows of every usual path under some words; the ticked accounts are added. */
final class FindSheet {

    private final Desk desk;
    private final Texts texts;
    private final Figures figures;
    private final FindViewModel model;
    private final ComboBox<Seed> seeds = new ComboBox<>();
    private final ComboBox<Network> networks = new ComboBox<>();
    private final InlineMessage need = new InlineMessage();
    private final VBox node = new VBox(8);
    private final Button look;
    private final VBox rows = new VBox(8);
    private final Map<RestoreScan.Found, CheckBox> choices = new LinkedHashMap<>();
    private final SimpleIntegerProperty ticked = new SimpleIntegerProperty();
    private final ProgressPane progress;
    private final Consumer<Account> onAdded;
    private final Sheet sheet;

    FindSheet(Desk desk, Holdings holdings, Seed seed, Consumer<Account> onAdded) {
        this.desk = desk;
        this.texts = desk.texts();
        this.onAdded = onAdded;
        figures = new Figures(texts, holdings.clock());
        model = new FindViewModel(texts, desk.background(), holdings);
        networks.setId("find-network");
        networks.getItems().setAll(model.networks());
        networks.setConverter(
                AddAccountSheet.shown(each -> GuardedText.line(each.profile().name())));
        networks.valueProperty().bindBidirectional(model.networkProperty());
        seeds.getItems().setAll(model.seeds());
        seeds.setConverter(AddAccountSheet.shown(each -> GuardedText.line(each.name())));
        seeds.setValue(seed);
        seeds.valueProperty().addListener((_, _, _) -> clear());
        progress = new ProgressPane(texts, texts.get("account.find.looking"), model::stop);
        var of = new Field(texts.get("account.seed"), seeds);
        of.setVisible(model.seeds().size() > 1);
        of.setManaged(of.isVisible());
        var content = Form.column(
                Form.words(texts.get("account.find.text")),
                of,
                new Field(texts.get("account.find.network"), networks),
                need,
                node,
                Form.when(model.busyProperty(), progress),
                Notice.message(model.noticeProperty()),
                rows);
        sheet = new Sheet(texts, desk.sheets(), texts.get("account.find.title"), content);
        look = Buttons.plain(texts.get("account.find.do"), () -> model.look(seed(), progress::at));
        look.disableProperty()
                .bind(model.busyProperty().or(model.needProperty().isNotEqualTo(FindViewModel.Need.NOTHING)));
        Button add = Buttons.primary(texts.get("account.find.add"), this::add);
        add.disableProperty().bind(model.busyProperty().or(Bindings.equal(ticked, 0)));
        sheet.setButtons(look, add);
        sheet.setOnClosed(model::stop);
        buildNode();
        model.groupsProperty().addListener((_, _, groups) -> list(groups));
        model.needProperty().addListener((_, _, _) -> showNeed());
        model.askedProperty().addListener((_, _, _) -> showNeed());
        showNeed();
    }

    private Seed seed() {
        return Objects.requireNonNull(seeds.getValue());
    }

    private void buildNode() {
        var entry = new TextField();
        entry.setId("find-node");
        entry.setOnAction(_ -> {
            if (model.useNode(entry.getText(), seed(), progress::at)) {
                entry.clear();
            }
        });
        Button use = Buttons.plain(texts.get("account.find.use"), () -> entry.fireEvent(new ActionEvent()));
        use.disableProperty().bind(entry.textProperty().isEmpty().or(model.busyProperty()));
        var field = new Field(texts.get("account.find.node"), entry).hint(texts.get("account.find.node.hint"));
        node.getChildren().addAll(field, use);
    }

    /** Without a node that is allowed there is nothing to press but what names or allows one. */
    private void showNeed() {
        FindViewModel.Need what = model.needProperty().get();
        node.setVisible(what != FindViewModel.Need.NOTHING);
        node.setManaged(node.isVisible());
        String network = GuardedText.line(model.profile().name());
        switch (what) {
            case NOTHING -> need.clear();
            case NODE -> need.show(InlineMessage.Kind.INFO, texts.get("account.find.none", network), "");
            case CONSENT -> {
                String hosts = model.askedProperty().get().stream()
                        .map(HostPort::of)
                        .map(HostPort::toString)
                        .distinct()
                        .collect(Collectors.joining("\n"));
                Button allow =
                        Buttons.plain(texts.get("account.find.allow"), () -> model.allowAndLook(seed(), progress::at));
                allow.getStyleClass().add("accent");
                need.show(
                        InlineMessage.Kind.INFO,
                        texts.get("account.find.consent"),
                        texts.get("account.find.consent.text", network) + "\n\n" + hosts,
                        allow);
            }
        }
    }

    void show() {
        sheet.show();
    }

    private void clear() {
        rows.getChildren().clear();
        choices.clear();
        ticked.set(0);
    }

    private void list(List<FindViewModel.Group> groups) {
        clear();
        for (FindViewModel.Group group : groups) {
            var block = new VBox(
                    4, Form.heading(String.join(", ", group.convention().software())), Form.muted(summary(group)));
            group.offered().forEach(found -> block.getChildren().add(row(found)));
            rows.getChildren().add(block);
        }
    }

    private String summary(FindViewModel.Group group) {
        String path = group.convention().template().replace("/i", "/…") + "  —  ";
        if (group.used() > 0) {
            return path + texts.get("account.find.used", group.used());
        }
        return path + texts.get(group.unknown() ? "account.find.unknown" : "account.find.nothing");
    }

    private Node row(RestoreScan.Found found) {
        var box = new CheckBox(found.path() + "   " + Figures.address(found.address(), model.profile()));
        box.getStyleClass().add("path-choice");
        var row = new VBox(2, box);
        if (found.look() instanceof RestoreScan.Look.Seen seen && seen.used()) {
            row.getChildren()
                    .add(below(texts.get(
                            "account.find.row", figures.coin(seen.balance(), model.profile()), seen.nonce())));
        }
        model.present(found)
                .ifPresentOrElse(
                        account -> {
                            box.setDisable(true);
                            row.getChildren()
                                    .add(below(texts.get("account.find.there", GuardedText.line(account.name()))));
                        },
                        () -> {
                            choices.put(found, box);
                            box.selectedProperty().addListener((_, _, on) -> ticked.set(ticked.get() + (on ? 1 : -1)));
                            box.setSelected(found.used());
                        });
        return row;
    }

    private static Label below(String words) {
        Label label = Form.muted(words);
        label.setPadding(new Insets(0, 0, 0, 24));
        return label;
    }

    private void add() {
        List<RestoreScan.Found> chosen = choices.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
        model.add(seed(), chosen, account -> {
            sheet.close();
            desk.toasts().done(texts.get("account.added", GuardedText.line(account.name())));
            onAdded.accept(account);
        });
    }
}
