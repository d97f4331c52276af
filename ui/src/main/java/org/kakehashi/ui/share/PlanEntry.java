package org.kakehashi.ui.share;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.seed.Slip39;

/** How many shares, in which groups, and how many of them are needed. */
final class PlanEntry extends VBox {

    private static final int MOST = 16;

    /** Keeps a guess at the passphrase a little slower, as the standard's own default does. */
    private static final int EXPONENT = 1;

    private final Texts texts;
    private final ObservableList<GroupRow> groups = FXCollections.observableArrayList();
    private final VBox rows = new VBox(8);
    private final ComboBox<Integer> groupsNeeded = new ComboBox<>();

    /** Needed, and made, of one group. */
    private final class GroupRow extends HBox {
        private final ComboBox<Integer> need = new ComboBox<>();
        private final ComboBox<Integer> count = new ComboBox<>();
        private final Label name = new Label();
        private final Button remove;

        GroupRow(int needed, int made) {
            super(8);
            setAlignment(Pos.CENTER_LEFT);
            name.setMinWidth(90);
            count.getItems().setAll(IntStream.rangeClosed(1, MOST).boxed().toList());
            count.valueProperty().addListener((_, _, now) -> limit(now));
            count.setValue(made);
            need.setValue(needed);
            need.setAccessibleText(texts.get("share.need"));
            count.setAccessibleText(texts.get("share.made"));
            remove = Buttons.icon(Icons.REMOVE, texts.get("share.group.remove"), () -> groups.remove(this));
            getChildren().addAll(name, need, new Label(texts.get("share.of")), count, remove);
        }

        /** The standard has one of one, or two and more. */
        private void limit(int made) {
            Integer before = need.getValue();
            int least = made == 1 ? 1 : 2;
            need.getItems().setAll(IntStream.rangeClosed(least, made).boxed().toList());
            need.setValue(before == null ? least : Math.clamp(before, least, made));
        }

        Slip39.Group group() {
            return new Slip39.Group(need.getValue(), count.getValue());
        }
    }

    PlanEntry(Texts texts) {
        this.texts = texts;
        Button more = Buttons.plain(Icons.ADD, texts.get("share.group.add"), () -> groups.add(new GroupRow(2, 3)));
        more.setId("share-group-add");
        more.disableProperty().bind(Bindings.size(groups).greaterThanOrEqualTo(MOST));
        groupsNeeded.setId("share-groups-needed");
        groupsNeeded.setAccessibleText(texts.get("share.groupsNeeded"));
        var needed = Form.row(new Label(texts.get("share.groupsNeeded")), groupsNeeded);
        groups.addListener((ListChangeListener<GroupRow>) _ -> changed());
        groups.add(new GroupRow(2, 3));
        setSpacing(10);
        getChildren()
                .addAll(
                        rows,
                        Form.when(Bindings.size(groups).greaterThan(1), needed),
                        more,
                        Form.muted(texts.get("share.group.text")));
    }

    private void changed() {
        Integer before = groupsNeeded.getValue();
        groupsNeeded
                .getItems()
                .setAll(IntStream.rangeClosed(1, groups.size()).boxed().toList());
        groupsNeeded.setValue(before == null ? 1 : Math.clamp(before, 1, Math.max(1, groups.size())));
        for (int i = 0; i < groups.size(); i++) {
            GroupRow row = groups.get(i);
            row.name.setText(groups.size() == 1 ? texts.get("share.need") : texts.get("share.group", i + 1));
            row.remove.setVisible(groups.size() > 1);
        }
        rows.getChildren().setAll(groups);
    }

    Slip39.Plan plan() {
        List<Slip39.Group> all = groups.stream().map(GroupRow::group).toList();
        return new Slip39.Plan(groupsNeeded.getValue(), all, EXPONENT, true);
    }
}
