package org.kakehashi.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.text.Language;

/** Dresses a scene, and dresses it again when the person or the system changes the look. */
public final class Theme {

    private static final String STYLES = "/org/kakehashi/resources/styles/kakehashi.css";
    private static final double TEXT_SIZE = 14;

    private final Preferences preferences;
    private final Scene scene;
    // The preferences, the system's and ours, know it only weakly; the scene keeps this theme for as long as it lives.
    private final InvalidationListener onChange = _ -> dress();

    public Theme(Preferences preferences, Scene scene) {
        this.preferences = preferences;
        this.scene = scene;
        scene.getStylesheets()
                .add(Objects.requireNonNull(Theme.class.getResource(STYLES)).toExternalForm());
        var weak = new WeakInvalidationListener(onChange);
        preferences.lookProperty().addListener(weak);
        preferences.languageProperty().addListener(weak);
        preferences.scaleProperty().addListener(weak);
        Platform.getPreferences().colorSchemeProperty().addListener(weak);
        scene.rootProperty().addListener(weak);
        scene.getProperties().put(Theme.class, this);
        dress();
    }

    private void dress() {
        boolean dark = isDark();
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        var classes = scene.getRoot().getStyleClass();
        classes.removeAll("light", "dark");
        classes.add(dark ? "dark" : "light");
        double size = TEXT_SIZE * preferences.scaleProperty().get() / 100;
        scene.getRoot()
                .setStyle("-fx-font-size: " + size + "px; -fx-font-family: \""
                        + family(preferences.languageProperty().get()) + "\";");
    }

    private boolean isDark() {
        return switch (preferences.lookProperty().get()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /**
     * The system's font, unless it is the bare fallback of X11; for Chinese and Japanese the one that draws shared
     * characters the way that language does.
     */
    static String family(Language language) {
        String system = Font.getDefault().getFamily();
        List<String> wanted = switch (language) {
            case EN ->
                system.startsWith("DejaVu") || "System".equals(system)
                        ? List.of("Inter", "Noto Sans", "Open Sans", "Cantarell", "Ubuntu")
                        : List.of();
            case JA -> List.of("Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI");
            case ZH_HANS -> List.of("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei UI");
            case ZH_HANT -> List.of("Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei UI");
        };
        Set<String> present = Set.copyOf(Font.getFamilies());
        return wanted.stream().filter(present::contains).findFirst().orElse(system);
    }
}
