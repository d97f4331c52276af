package org.kakehashi.ui.settings;

import java.net.URI;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.GuardResult;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.network.NodeReport;
import org.kakehashi.wallet.rpc.NodeProblem;

/** One network at a time: what it is, and its nodes in the order in which they are asked. */
final class NetworksPane extends VBox {

    private final Texts texts;
    private final NetworksViewModel model;
    private final ComboBox<Network> choice = new ComboBox<>();
    private final KeyValues facts = new KeyValues();
    private final VBox nodes = new VBox(6);
    private final VBox reports = new VBox(8);
    private final Button remove;
    private boolean filling;

    NetworksPane(Texts texts, NetworksViewModel model, Runnable onAdd) {
        this.texts = texts;
        this.model = model;
        setSpacing(16);
        choice.setItems(model.list());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Network network) {
                return network == null ? "" : GuardedText.line(name(network.profile()));
            }

            @Override
            public Network fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        choice.setAccessibleText(texts.get("settings.networks.list"));
        choice.setMinWidth(220);
        choice.valueProperty().addListener((_, _, now) -> {
            if (now != null && !filling) {
                model.show(now);
            }
        });
        remove = Buttons.danger(texts.get("settings.networks.remove"), model::removeNetwork);
        Button add = Buttons.plain(Icons.ADD, texts.get("settings.networks.add"), onAdd);
        getChildren()
                .addAll(
                        Form.words(texts.get("settings.networks.text")),
                        Form.row(choice, add, Form.space(), remove),
                        facts,
                        nodesBlock());
        model.shownProperty().addListener((_, _, now) -> show(now));
        model.reports().addListener((ListChangeListener<NodeReport>) _ -> showReports());
        show(model.shownProperty().get());
    }

    private VBox nodesBlock() {
        var address = new TextField();
        var field = new Field(texts.get("settings.nodes.add"), address).hint(texts.get("settings.nodes.url"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Runnable put = () -> {
            if (model.addNode(address.getText())) {
                address.clear();
            }
        };
        address.setOnAction(_ -> put.run());
        Button add = Buttons.plain(texts.get("settings.networks.save"), put);
        add.disableProperty().bind(address.textProperty().isEmpty());
        Button test = Buttons.plain(Icons.CHECK, texts.get("settings.nodes.test"), model::test);
        test.disableProperty().bind(model.shownProperty().map(now -> now.nodes().isEmpty()));
        var progress = new ProgressPane(texts, texts.get("settings.nodes.testing", "…"), model::stopTesting);
        model.shownProperty()
                .addListener((_, _, now) -> progress.say(texts.get(
                        "settings.nodes.testing",
                        now == null ? "…" : now.profile().name())));
        var row = Form.row(field, add);

        return Form.block(
                texts.get("settings.nodes.title"),
                "",
                nodes,
                Form.row(test),
                Form.when(model.testingProperty(), progress),
                reports,
                row,
                Notice.message(model.nodeNoticeProperty()));
    }

    private String name(NetworkProfile profile) {
        return profile.ended() ? profile.name() + " (" + texts.get("settings.networks.ended") + ")" : profile.name();
    }

    private void show(@Nullable Network network) {
        if (network == null) {
            return;
        }
        filling = true;
        choice.setValue(network);
        filling = false;
        NetworkProfile profile = network.profile();
        facts.clear();
        facts.row(texts.get("settings.networks.chain"), Long.toString(profile.chainId()))
                .row(texts.get("settings.networks.coin"), GuardedText.label(profile.symbol()))
                .row(texts.get("settings.networks.prefix"), prefix(profile));
        if (profile.explorer() != null) {
            facts.row(
                    texts.get("settings.networks.explorer"),
                    GuardedText.label(profile.explorer().toString()));
        }
        remove.setVisible(!network.builtIn());
        remove.setManaged(!network.builtIn());
        nodes.getChildren().clear();
        if (network.nodes().isEmpty()) {
            nodes.getChildren().add(Form.muted(texts.get("settings.nodes.none")));
        }
        for (int i = 0; i < network.nodes().size(); i++) {
            nodes.getChildren().add(nodeRow(network.nodes(), i));
        }
        showReports();
    }

    private static String prefix(NetworkProfile profile) {
        return profile.hrp() == null ? "0x" : profile.hrp() + "1, 0x";
    }

    private HBox nodeRow(List<URI> all, int at) {
        URI node = all.get(at);
        String name = node.toString();
        Label label = GuardedText.label(name);
        label.getStyleClass().add("mono");
        Button up = Buttons.icon(Icons.UP, texts.get("settings.nodes.up", name), () -> model.moveNode(node, -1));
        up.setDisable(at == 0);
        Button down = Buttons.icon(Icons.DOWN, texts.get("settings.nodes.down", name), () -> model.moveNode(node, 1));
        down.setDisable(at == all.size() - 1);
        Button away =
                Buttons.icon(Icons.REMOVE, texts.get("settings.nodes.remove", name), () -> model.removeNode(node));
        var number = Form.muted(texts.number(at + 1) + ".");
        number.setMinWidth(24);
        return Form.row(number, label, Form.space(), up, down, away);
    }

    private void showReports() {
        reports.getChildren().setAll(model.reports().stream().map(this::report).toList());
    }

    private InlineMessage report(NodeReport report) {
        Notice notice = ReportWords.of(texts, report);
        var message = new InlineMessage();
        String genesis = report.verdict().overridableGenesis();
        if (report.verdict() instanceof GuardResult.Unreachable(NodeProblem.NotAllowed _)) {
            message.show(
                    notice.kind(),
                    notice.title(),
                    notice.text(),
                    Buttons.plain(texts.get("settings.nodes.allow"), () -> model.allowAndTest(report.node())));
        } else if (genesis != null) {
            message.show(
                    notice.kind(),
                    notice.title(),
                    notice.text() + "\n" + texts.get("settings.networks.override.text"),
                    Buttons.plain(texts.get("settings.networks.override"), () -> model.allowPrivate(genesis)));
        } else if (report.verdict() instanceof GuardResult.Match(String first, boolean overridden) && overridden) {
            message.show(
                    notice.kind(),
                    notice.title(),
                    notice.text() + "\n" + texts.get("settings.networks.override.on"),
                    Buttons.plain(texts.get("settings.networks.override.undo"), () -> model.disallowPrivate(first)));
        } else {
            message.show(notice.kind(), notice.title(), notice.text());
        }
        return message;
    }
}
