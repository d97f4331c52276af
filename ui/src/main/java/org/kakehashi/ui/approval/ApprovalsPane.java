package org.kakehashi.ui.approval;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.call.CallSheet;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.AccountOnNetwork;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.approval.Approval;
import org.kakehashi.wallet.approval.Reach;
import org.kakehashi.wallet.money.AmountReading;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;

/** The permissions of one account, each with its way back. */
public final class ApprovalsPane implements AutoCloseable {

    private final Desk desk;
    private final Texts texts;
    private final Holdings holdings;
    private final Figures figures;
    private final ApprovalsViewModel model;
    private final VBox root = new VBox(10);
    private final VBox page = new VBox(4);
    private final Label reached = Form.muted(" ");
    private final Button further;

    public ApprovalsPane(Desk desk, Holdings holdings) {
        this.desk = desk;
        this.texts = desk.texts();
        this.holdings = holdings;
        figures = new Figures(texts, holdings.clock());
        model = new ApprovalsViewModel(texts, desk.background(), holdings);
        var progress = new ProgressPane(texts, texts.get("approval.looking"), model.lookup()::stop);
        model.lookup().stepProperty().addListener((_, _, now) -> progress.at(now));
        var again = Buttons.icon(Icons.REFRESH, texts.get("approval.again"), model.lookup()::ask);
        again.setId("approvals-again");
        again.disableProperty().bind(model.lookup().busyProperty());
        further = Buttons.plain(texts.get("approval.further"), model::lookBack);
        further.setId("approvals-further");
        further.disableProperty().bind(model.lookup().busyProperty());
        reached.setMinWidth(0);
        HBox.setHgrow(reached, Priority.ALWAYS);
        reached.setMaxWidth(Double.MAX_VALUE);
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        page.setStyle("-fx-padding: 4px 12px 16px 0;");
        root.setStyle("-fx-padding: 12px 24px 16px 24px;");
        root.getChildren()
                .addAll(
                        Form.row(reached, further, again),
                        Form.when(model.lookup().busyProperty(), progress),
                        Notice.message(model.lookup().noticeProperty()),
                        scroll);
        model.lookup().answerProperty().addListener((_, _, now) -> fill(now));
        fill(null);
    }

    public Node node() {
        return root;
    }

    /** Turns to this account. */
    public void show(Account account, NetworkProfile profile) {
        model.lookup().show(new AccountOnNetwork(account, profile));
    }

    /** Asks the network only while the page is looked at. */
    public void setActive(boolean active) {
        model.lookup().setActive(active);
    }

    private void fill(ApprovalsViewModel.@Nullable Found found) {
        AccountOnNetwork of = model.lookup().subject();
        further.setVisible(found != null && !found.reach().complete());
        further.setManaged(further.isVisible());
        if (found == null || of == null) {
            page.getChildren().clear();
            reached.setText(texts.get("approval.intro"));
            return;
        }
        NetworkProfile profile = of.profile();
        reached.setText(reached(found.reach()));
        Names names = Names.of(texts, profile, holdings, assets(found.sheet(), profile));
        List<Node> parts = new ArrayList<>();
        if (found.sheet().unread() > 0) {
            parts.add(Form.muted(texts.count("approval.unread", found.sheet().unread())));
        }
        if (found.sheet().live().isEmpty()) {
            parts.add(new EmptyState(Icons.SHIELD, texts.get("approval.none"), texts.get("approval.none.text")));
        }
        for (Approval each : found.sheet().live()) {
            parts.add(line(each, found.sheet(), names, of.account(), profile));
        }
        page.getChildren().setAll(parts);
    }

    private String reached(Reach reach) {
        return reach.complete()
                ? texts.get("approval.reached.all")
                : texts.get("approval.reached", texts.number(reach.low()));
    }

    private static Map<Address, Asset> assets(Approval.Sheet sheet, NetworkProfile profile) {
        Map<Address, Asset> assets = new HashMap<>();
        sheet.labels().forEach((token, label) -> {
            Integer decimals = label.decimals();
            if (decimals != null) {
                assets.put(token, new Asset(profile.id(), token, label.symbol(), decimals));
            }
        });
        return assets;
    }

    private Node line(Approval approval, Approval.Sheet sheet, Names names, Account account, NetworkProfile profile) {
        String token = sheet.label(approval.token())
                .map(Approval.Label::symbol)
                .or(() -> names.name(approval.token()))
                .map(GuardedText::line)
                .orElse(texts.get("approval.unnamed"));
        var title = Form.heading(texts.get("approval.line", token, what(approval, names)));
        var left = new VBox(
                2,
                title,
                mono(texts.get("approval.spender"), names.address(approval.spender())),
                mono(texts.get("approval.token"), Figures.address(approval.token(), profile)));
        if (approval instanceof Approval.Kept kept) {
            left.getChildren().add(mono(texts.get("approval.through"), names.address(kept.contract())));
        }
        boolean listed = holdings.tokens().find(profile.id(), approval.token()).isPresent();
        boolean bait = !approval.trace().own() && !listed;
        if (bait) {
            left.getChildren().add(Form.muted(texts.get("approval.bait")));
        }
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        String said = texts.get("approval.revoke.said", token);
        Button revoke = Buttons.plain(texts.get("approval.revoke"), () -> revoke(approval, account, profile, said));
        revoke.setId("approval-revoke");
        revoke.setAccessibleText(texts.get("approval.revoke.of", token, one(names.address(approval.spender()))));
        revoke.setDisable(!account.canSign());
        var buttons = new VBox(6, revoke);
        if (approval instanceof Approval.OfUnits units
                && names.token(approval.token()).isPresent()) {
            Asset asset = names.token(approval.token()).get();
            Button limit = Buttons.plain(texts.get("approval.limit"), () -> limit(units, asset, account, profile));
            limit.setId("approval-limit");
            limit.setAccessibleText(texts.get("approval.limit.of", token, one(names.address(approval.spender()))));
            limit.setDisable(!account.canSign());
            limit.setMaxWidth(Double.MAX_VALUE);
            buttons.getChildren().add(limit);
        }
        revoke.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(12, left, buttons);
        row.getStyleClass().add("line");
        return row;
    }

    private String what(Approval approval, Names names) {
        return switch (approval) {
            case Approval.All all ->
                texts.get(
                        switch (all.standard()) {
                            case ERC721 -> "approval.all721";
                            case ERC1155 -> "approval.all1155";
                            case UNKNOWN -> "approval.all";
                        });
            case Approval.Item item -> texts.get("approval.item", item.id().toString());
            case Approval.Kept kept -> amount(kept, names) + " · " + until(kept.expiry());
            case Approval.Amount amount -> amount(amount, names);
        };
    }

    private String amount(Approval.OfUnits approval, Names names) {
        return approval.unlimited()
                ? texts.get("approval.unlimited")
                : texts.get("approval.upTo", names.amount(approval.token(), approval.units()));
    }

    private String until(BigInteger seconds) {
        return seconds.bitLength() > 36
                ? texts.get("approval.ever")
                : texts.get("approval.until", texts.moment(Instant.ofEpochSecond(seconds.longValue())));
    }

    private static Label mono(String name, String address) {
        Label label = Form.words(name + " " + address);
        label.getStyleClass().addAll("address-text", "muted", "caption");
        return label;
    }

    private static String one(String lines) {
        return lines.replace('\n', ' ');
    }

    private void revoke(Approval approval, Account account, NetworkProfile profile, String said) {
        var sheet = new CallSheet(desk, holdings, profile, account, texts.get("approval.revoke"));
        sheet.show(null, List.of(), model.lookup()::ask);
        sheet.call(approval.contract(), approval.revocation(), BigInteger.ZERO, said);
    }

    /** Asks for the amount that shall be left, then goes on as any call. */
    private void limit(Approval.OfUnits approval, Asset asset, Account account, NetworkProfile profile) {
        var amount = new TextField();
        amount.setId("approval-amount");
        var field = new Field(texts.get("approval.limit.amount", GuardedText.line(asset.symbol())), amount);
        field.hint(texts.get("approval.limit.hint"));
        var sheet = new CallSheet(desk, holdings, profile, account, texts.get("approval.limit"));
        Button next = Buttons.primary(texts.get("send.next.review"), () -> {
            if (figures.read(amount.getText(), asset) instanceof AmountReading.Parsed(var read, boolean _)
                    && fits(approval, read.units())) {
                Bytes data = approval.limit(read.units());
                sheet.call(
                        approval.contract(),
                        data,
                        BigInteger.ZERO,
                        texts.get("approval.limit.said", figures.amount(read)));
            } else {
                field.error(texts.get("send.amount.notNumber"));
            }
        });
        next.disableProperty().bind(amount.textProperty().isEmpty());
        sheet.show(field, List.of(next), model.lookup()::ask);
        amount.requestFocus();
    }

    private static boolean fits(Approval.OfUnits approval, BigInteger units) {
        return units.bitLength() <= (approval instanceof Approval.Kept ? 160 : 256);
    }

    @Override
    public void close() {
        model.lookup().close();
    }
}
