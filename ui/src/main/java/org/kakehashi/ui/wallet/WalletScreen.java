package org.kakehashi.ui.wallet;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.account.AccountSheets;
import org.kakehashi.ui.call.ContractCallSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.BalanceWords;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.message.SignSheet;
import org.kakehashi.ui.message.VerifySheet;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.navigation.Screen;
import org.kakehashi.ui.receive.ReceiveSheet;
import org.kakehashi.ui.send.SendSheet;
import org.kakehashi.ui.shell.NetworkLight;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;

/** The wallet; its routes for receiving and sending open a sheet above it. */
public final class WalletScreen implements Screen {

    private static final Duration AGAIN = Duration.seconds(20);

    private final Desk desk;
    private final Holdings holdings;
    private final WalletViewModel model;
    private final AccountSheets sheets;
    private final AccountPane account;
    private final AccountsPane accounts;
    private final HBox root;
    private final Timeline clock;

    /** @param light hears how the selected network can be reached, for the rail's foot */
    public WalletScreen(Desk desk, Holdings holdings, Consumer<NetworkLight> light) {
        this.desk = desk;
        this.holdings = holdings;
        var texts = desk.texts();
        model = new WalletViewModel(desk.background(), holdings);
        sheets = new AccountSheets(desk, holdings);
        var figures = new Figures(texts, holdings.clock());
        accounts = new AccountsPane(texts, model, figures, new BalanceWords(texts, figures), this::add);
        account = new AccountPane(desk, holdings, model, sheets, this);
        var banner = new Banner(texts, desk.navigator(), model);
        banner.setStyle("-fx-padding: 16px 24px 0 24px;");
        var right = new VBox(banner, account);
        VBox.setVgrow(account, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        root = new HBox(accounts, right);
        root.getStyleClass().add("wallet");
        clock = new Timeline(new KeyFrame(AGAIN, _ -> model.refresh()));
        clock.setCycleCount(Animation.INDEFINITE);
        model.connectionProperty().addListener((_, _, now) -> light.accept(now.light(texts)));
        light.accept(model.connectionProperty().get().light(texts));
    }

    private void add() {
        sheets.add(added -> model.select(added.id()));
    }

    /** Opens the sheet for sending this from the selected account. */
    void send(Asset asset) {
        Account payer = model.selectedProperty().get();
        if (payer != null && payer.canSign()) {
            new SendSheet(desk, holdings, payer, asset).show(() -> {});
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void onShown(Route route) {
        model.setActive(true);
        clock.play();
        switch (route) {
            case Route.Account(String id) -> model.select(id);
            case Route.Receive(String id) -> {
                find(id).ifPresent(found -> new ReceiveSheet(desk, holdings, found).show(() -> {}));
                desk.navigator().replace(new Route.Wallet());
            }
            case Route.Send(String id, String request) -> {
                find(id).ifPresent(found -> sendTo(found, request));
                desk.navigator().replace(new Route.Wallet());
            }
            case Route.Find(String id) -> {
                holdings.accounts().book().seeds().stream()
                        .filter(seed -> seed.id().equals(id))
                        .findFirst()
                        .ifPresent(seed -> sheets.find(seed, added -> model.select(added.id())));
                desk.navigator().replace(new Route.Wallet());
            }
            case Route.SignMessage(String id) -> {
                find(id).filter(Account::canSign)
                        .ifPresent(found -> new SignSheet(desk, holdings, profile(), found).show());
                desk.navigator().replace(new Route.Wallet());
            }
            case Route.CallContract(String id) -> {
                find(id).filter(Account::canSign)
                        .ifPresent(found -> new ContractCallSheet(desk, holdings, profile(), found).show());
                desk.navigator().replace(new Route.Wallet());
            }
            case Route.VerifyMessage() -> {
                new VerifySheet(desk, holdings, profile()).show();
                desk.navigator().replace(new Route.Wallet());
            }
            default -> accounts.list().requestFocus();
        }
    }

    void open(Route route) {
        desk.navigator().open(route);
    }

    private NetworkProfile profile() {
        return model.networkProperty().get().profile();
    }

    private void sendTo(Account payer, @Nullable String request) {
        Asset coin = Figures.coin(model.networkProperty().get().profile());
        var sheet = new SendSheet(desk, holdings, payer, coin);
        if (request != null) {
            sheet.request(request);
        }
        sheet.show(() -> {});
    }

    private Optional<Account> find(@Nullable String id) {
        if (id != null) {
            model.select(id);
        }
        return Optional.ofNullable(model.selectedProperty().get());
    }

    @Override
    public void onHidden() {
        clock.stop();
        model.setActive(false);
    }

    @Override
    public void close() {
        onHidden();
        account.close();
        model.close();
    }
}
