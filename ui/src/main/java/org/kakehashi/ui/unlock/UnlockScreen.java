package org.kakehashi.ui.unlock;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Focus;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.PasswordEntry;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.theme.Landscape;
import org.kakehashi.ui.theme.Mark;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

/** Asks for the password of the vault that is here. */
public final class UnlockScreen {

    private final Desk desk;
    private final Texts texts;
    private final UnlockViewModel model;
    private final VaultFolder folder;
    private final Path place;
    private final Consumer<Vault> opened;
    private final StackPane root = new StackPane();
    private final PasswordEntry password;
    private final InlineMessage message = new InlineMessage();
    private final Button unlock;
    private final Timeline countdown = new Timeline(new KeyFrame(Duration.millis(250), _ -> count()));

    /**
     * @param place where the folder is, for the messages that name it
     * @param opened takes the open vault, on the window's thread
     */
    public UnlockScreen(Desk desk, VaultFolder folder, Path place, InstantSource clock, Consumer<Vault> opened) {
        this.desk = desk;
        this.texts = desk.texts();
        this.folder = folder;
        this.place = place;
        this.opened = opened;
        model = new UnlockViewModel(desk.background(), folder, clock, opened);
        password = new PasswordEntry(texts, texts.get("unlock.password"));
        unlock = Buttons.primary(texts.get("unlock.unlock"), this::tryPassword);
        build();
        model.resultProperty().addListener((_, _, result) -> tell(result));
        model.troubleProperty().addListener((_, _, trouble) -> {
            if (trouble != null) {
                message.show(InlineMessage.Kind.DANGER, texts.get("unlock.disk"), texts.get("unlock.diskText", place));
            }
        });
    }

    private void build() {
        var title = new Label(texts.get("unlock.title"));
        title.getStyleClass().add("title");
        var spinner = new ProgressIndicator();
        spinner.setPrefSize(20, 20);
        spinner.visibleProperty().bind(model.busyProperty());
        spinner.setAccessibleText(texts.get("unlock.working"));
        var space = new StackPane(spinner);
        space.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(space, unlock);
        row.setAlignment(Pos.CENTER_RIGHT);
        unlock.setDisable(true);
        password.lengthProperty().addListener((_, _, _) -> refresh());
        password.field().disableProperty().bind(model.busyProperty());
        model.busyProperty().addListener((_, _, _) -> refresh());
        var card = new VBox(new Mark(56), title, password, message, row);
        card.getStyleClass().addAll("card", "gate-card");
        card.setMaxSize(400, VBox.USE_PREF_SIZE);
        root.getChildren().addAll(new Landscape(), card);
        countdown.setCycleCount(Animation.INDEFINITE);
        Focus.first(password);
    }

    private void refresh() {
        unlock.setDisable(
                password.lengthProperty().get() == 0 || model.busyProperty().get() || model.secondsToWait() > 0);
    }

    private void tryPassword() {
        message.clear();
        model.unlock(password.take());
    }

    private void count() {
        long left = model.secondsToWait();
        if (left == 0) {
            countdown.stop();
            danger(texts.get("unlock.wrong"), texts.get("unlock.wrongText"));
        } else {
            message.show(InlineMessage.Kind.WARNING, texts.get("unlock.wrong"), texts.count("unlock.wait", left));
        }
        refresh();
    }

    private void tell(@Nullable UnlockResult result) {
        if (result == null) {
            return;
        }
        switch (result) {
            case UnlockResult.Unlocked _ -> message.clear();
            case UnlockResult.WrongPassword _, UnlockResult.TooSoon _ -> {
                if (model.secondsToWait() > 0) {
                    count();
                    countdown.play();
                } else {
                    danger(texts.get("unlock.wrong"), texts.get("unlock.wrongText"));
                }
            }
            case UnlockResult.Absent _ -> danger(texts.get("unlock.absent"), texts.get("unlock.absentText", place));
            case UnlockResult.InUse _ -> danger(texts.get("unlock.inUse"), texts.get("unlock.inUseText"));
            case UnlockResult.Damaged damaged ->
                danger(
                        texts.get("unlock.damaged", damaged.file()),
                        texts.get("unlock.damagedText", place),
                        restoreButton());
            case UnlockResult.HostileParameters _ ->
                danger(texts.get("unlock.hostile"), texts.get("unlock.damagedText", place), restoreButton());
            case UnlockResult.TooLittleMemory little ->
                danger(
                        texts.get("unlock.memory"),
                        texts.get("unlock.memoryText", little.neededBytes() >> 20, little.availableBytes() >> 20));
            case UnlockResult.NewerFormat _, UnlockResult.NewerSchema _ ->
                danger(texts.get("unlock.newer"), texts.get("unlock.newerText"));
        }
        Focus.first(password);
    }

    private Button restoreButton() {
        return Buttons.plain(texts.get("unlock.restore"), () -> new RestoreBackup(desk, folder, place, opened).show());
    }

    private void danger(String title, String text, Button... actions) {
        message.show(InlineMessage.Kind.DANGER, title, text, actions);
    }

    public Node node() {
        return root;
    }
}
