package org.kakehashi.ui.settings;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.archive.ArchivePane;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.description.DescriptionsPane;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.FileServersPane;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.navigation.Screen;
import org.kakehashi.ui.notification.NotificationsPane;
import org.kakehashi.ui.platform.Notifier;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.relays.RelaysPane;

/** The settings, one section at a time. */
public final class SettingsScreen implements Screen {

    private final Desk desk;
    private final Preferences preferences;
    private final Notifier notifier;
    private final ListView<Route.Section> sections = new ListView<>();
    private final ScrollPane page = new ScrollPane();
    private final HBox root;
    private final HostsViewModel hosts;
    private final NetworksViewModel networks;
    private final SecurityPane security;
    private final BackupPane backup;
    private final WordsPane words;
    private final ArchivePane archive;
    private final RelaysPane relays;
    private final FileServersPane fileServers;
    private final DescriptionsPane descriptions;
    private final WordsViewModel wordsModel;
    private final Map<Route.Section, Node> panes = new EnumMap<>(Route.Section.class);

    public SettingsScreen(
            Desk desk, Preferences preferences, Notifier notifier, Holdings holdings, Correspondence correspondence) {
        this.desk = desk;
        this.preferences = preferences;
        this.notifier = notifier;
        hosts = new HostsViewModel(desk.background(), holdings.hosts());
        networks = new NetworksViewModel(
                desk.texts(), desk.background(), holdings.networks(), holdings.connections(), holdings.hosts());
        security = new SecurityPane(
                desk.texts(), preferences, new SecurityViewModel(desk.texts(), desk.background(), holdings.vault()));
        backup = new BackupPane(
                desk.texts(), new BackupViewModel(desk.texts(), desk.background(), desk.files(), holdings.vault()));
        wordsModel = new WordsViewModel(desk.texts(), desk.background(), holdings);
        words = new WordsPane(desk.texts(), wordsModel);
        archive = new ArchivePane(desk, correspondence, holdings.vault().kdf());
        backup.getChildren().addAll(words, archive);
        relays = new RelaysPane(desk, correspondence);
        fileServers = new FileServersPane(desk, correspondence);
        descriptions = new DescriptionsPane(desk, holdings.descriptors());
        root = build();
    }

    private HBox build() {
        sections.getItems().setAll(Route.Section.values());
        sections.setCellFactory(_ -> new SectionCell());
        sections.setAccessibleText(desk.texts().get("settings.title"));
        sections.getStyleClass().add("sections");
        sections.setMinWidth(220);
        sections.setPrefWidth(220);
        sections.setMaxWidth(220);
        sections.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                show(now);
            }
        });
        page.setFitToWidth(true);
        page.getStyleClass().add("page");
        HBox.setHgrow(page, Priority.ALWAYS);
        var box = new HBox(sections, page);
        box.getStyleClass().add("settings");
        return box;
    }

    private void show(Route.Section section) {
        var title = new Label(desk.texts().get("settings.section." + section));
        title.getStyleClass().add("title");
        var column = new VBox(20, title, panes.computeIfAbsent(section, this::pane));
        column.getStyleClass().add("page-column");
        column.setMaxWidth(760);
        column.setMinHeight(Region.USE_PREF_SIZE);
        page.setContent(column);
        page.setVvalue(0);
    }

    private Node pane(Route.Section section) {
        return switch (section) {
            case LOOK -> new LookPane(desk.texts(), preferences);
            case NOTIFICATIONS -> new NotificationsPane(desk, preferences, notifier);
            case SECURITY -> security;
            case BACKUP -> backup;
            case NETWORKS -> new NetworksPane(desk.texts(), networks, () -> new AddNetworkSheet(desk, networks).show());
            case DESCRIPTIONS -> descriptions;
            case HOSTS -> new HostsPane(desk.texts(), hosts);
            case RELAYS -> relays;
            case FILE_SERVERS -> fileServers;
        };
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void onShown(Route route) {
        Route.Section section = route instanceof Route.Settings(Route.Section asked) ? asked : Route.Section.LOOK;
        sections.getSelectionModel().select(section);
    }

    @Override
    public void onHidden() {
        security.forget();
        backup.forget();
        words.forget();
        archive.forget();
    }

    @Override
    public void close() {
        onHidden();
        hosts.close();
        networks.close();
        relays.close();
        fileServers.close();
        archive.close();
        wordsModel.close();
        descriptions.close();
    }

    private final class SectionCell extends ListCell<Route.Section> {
        @Override
        protected void updateItem(Route.@Nullable Section section, boolean empty) {
            super.updateItem(section, empty);
            setText(section == null || empty ? null : desk.texts().get("settings.section." + section));
        }
    }
}
