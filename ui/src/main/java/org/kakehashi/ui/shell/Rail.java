package org.kakehashi.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.theme.Mark;

/** The way between the program's parts, at the window's left; the network light and the lock at its foot. */
final class Rail extends VBox {

    private static final int MOST_COUNTED = 99;

    private final ObjectProperty<NetworkLight> light = new SimpleObjectProperty<>();

    Rail(Texts texts, Navigator navigator, List<Place> places, Runnable lock) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        setMinHeight(0);
        Button back = Buttons.icon(Icons.BACK, texts.get("shell.back"), navigator::back);
        back.disableProperty().bind(navigator.canGoBackProperty().not());
        List<Button> ways = new ArrayList<>();
        for (Place place : places) {
            ways.add(way(texts, place, navigator));
        }
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Button network = networkButton(texts, navigator);
        Button locking = Buttons.icon(Icons.LOCK, texts.get("shell.lock"), lock);
        locking.setId("lock");
        getChildren().addAll(new Mark(36), back);
        getChildren().addAll(ways);
        getChildren().addAll(space, network, locking);
        navigator.routeProperty().addListener((_, _, route) -> mark(places, ways, route));
        mark(places, ways, navigator.routeProperty().get());
    }

    private static Button way(Texts texts, Place place, Navigator navigator) {
        var button = new Button(place.name(), place.icon().node());
        button.setId("to-" + place.icon().name().toLowerCase(Locale.ROOT));
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().addAll("flat", "rail-way");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> navigator.open(place.route()));
        ObservableIntegerValue waiting = place.waiting();
        if (waiting != null) {
            var mark = new Label();
            mark.getStyleClass().add("rail-badge");
            var both = new StackPane(place.icon().node(), mark);
            StackPane.setAlignment(mark, Pos.TOP_RIGHT);
            button.setGraphic(both);
            Runnable show = () -> {
                int count = waiting.get();
                mark.setText(count > MOST_COUNTED ? MOST_COUNTED + "+" : Integer.toString(count));
                mark.setVisible(count > 0);
                button.setAccessibleText(count == 0 ? place.name() : texts.count("shell.waiting", count, place.name()));
            };
            waiting.addListener((_, _, _) -> show.run());
            show.run();
        }
        return button;
    }

    private Button networkButton(Texts texts, Navigator navigator) {
        var lamp = new Circle(5);
        lamp.getStyleClass().add("lamp");
        var tip = new Tooltip();
        var button = new Button();
        button.setGraphic(lamp);
        button.setId("network-light");
        button.getStyleClass().addAll("flat", "icon-button");
        button.setTooltip(tip);
        button.setOnAction(_ -> navigator.open(new Route.Settings(Route.Section.HOSTS)));
        light.addListener((_, _, now) -> {
            lamp.getStyleClass().setAll("lamp", "lamp-" + now.state().name().toLowerCase(Locale.ROOT));
            tip.setText(now.words());
            button.setAccessibleText(texts.get("shell.network", now.words()));
        });
        light.set(new NetworkLight(NetworkLight.State.OFF, texts.get("shell.networkOff")));
        return button;
    }

    /** A place is marked while any route of its kind, or one that belongs to it, is shown. */
    private static void mark(List<Place> places, List<Button> ways, @Nullable Route route) {
        for (int i = 0; i < places.size(); i++) {
            boolean here = route != null && area(route) == area(places.get(i).route());
            ways.get(i).getStyleClass().remove("rail-here");
            if (here) {
                ways.get(i).getStyleClass().add("rail-here");
            }
        }
    }

    private enum Area {
        WALLET,
        MESSAGES,
        SETTINGS
    }

    private static Area area(Route route) {
        return switch (route) {
            case Route.Wallet _,
                    Route.Account _,
                    Route.Receive _,
                    Route.Send _,
                    Route.Find _,
                    Route.SignMessage _,
                    Route.VerifyMessage _,
                    Route.CallContract _ -> Area.WALLET;
            case Route.Messages _, Route.Chat _ -> Area.MESSAGES;
            case Route.Settings _ -> Area.SETTINGS;
        };
    }

    ObjectProperty<NetworkLight> lightProperty() {
        return light;
    }
}
