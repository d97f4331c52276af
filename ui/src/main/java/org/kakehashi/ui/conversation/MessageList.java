package org.kakehashi.ui.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * The messages, of any height each. It stays at the newest one while that is seen, and otherwise keeps what is seen where
 * it is, whatever comes before or after.
 */
final class MessageList extends ListView<Row> {

    /** So many rows before an end are left when the next page is asked for. */
    private static final int AHEAD = 30;

    /** More than this are not needed to reach the end. */
    private static final int ATTEMPTS = 8;

    /** More than this are not needed to put a row where it shall be. */
    private static final int STEPS = 4;

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(true);

    /** Where it looks at each pulse whether it has come to its end; null once it has. */
    private @Nullable Scene settling;

    private final Runnable settle = this::settle;
    private int attempts;

    /** The person moved it since it last went to the end by itself. Only then is being elsewhere what the person wants. */
    private boolean steered;

    private Stretch shown = Stretch.EMPTY;
    private Runnable onOlder = () -> {};
    private Runnable onNewer = () -> {};
    private LongConsumer onSeen = _ -> {};
    private long seen;
    private boolean arranging;

    MessageList(Supplier<? extends RowCell> cells) {
        setItems(rows);
        setCellFactory(_ -> cells.get());
        getStyleClass().add("messages");
        addEventFilter(ScrollEvent.SCROLL, _ -> steered = true);
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> steered = true);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> steered = true);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> steered = true);
    }

    /** @param seen hears the place of the newest message that was on the screen */
    void follow(Runnable older, Runnable newer, LongConsumer seen) {
        onOlder = older;
        onNewer = newer;
        onSeen = seen;
    }

    /** Whether the newest message is on the screen. */
    ReadOnlyBooleanProperty atEndProperty() {
        return atEnd.getReadOnlyProperty();
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new FlowSkin();
    }

    /** Gives access to the flow that holds the cells. */
    private final class FlowSkin extends ListViewSkin<Row> {
        FlowSkin() {
            super(MessageList.this);
            flow().positionProperty().addListener((_, _, _) -> moved());
            flow().heightProperty().addListener((_, before, now) -> resized(before.doubleValue(), now.doubleValue()));
            flow().widthProperty().addListener((_, _, _) -> resized(0, 0));
        }

        VirtualFlow<?> flow() {
            return getVirtualFlow();
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return getSkin() instanceof FlowSkin skin ? skin.flow() : null;
    }

    /** Where a row is on the screen. */
    private record Anchor(Object key, double y) {}

    /** Shows this stretch of the chat. */
    void show(Stretch next) {
        boolean first = shown.number() != next.number();
        boolean stay = atEnd.get() && !shown.newer() && !first;
        Anchor anchor = first ? null : anchor();
        shown = next;
        arranging = true;
        replace(next.rows());
        if (first) {
            arrive(next);
        } else if (stay) {
            toLast();
        } else if (anchor != null) {
            restore(anchor);
        }
        arranging = false;
        Platform.runLater(this::moved);
    }

    /** Changes only what differs, so that cells that stay are not made anew. */
    private void replace(List<Row> next) {
        int head = 0;
        int most = Math.min(rows.size(), next.size());
        while (head < most && rows.get(head).equals(next.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && rows.get(rows.size() - 1 - tail).equals(next.get(next.size() - 1 - tail))) {
            tail++;
        }
        List<Row> fresh = new ArrayList<>(next.subList(head, next.size() - tail));
        int stale = rows.size() - tail - head;
        if (head == 0 && tail == 0) {
            rows.setAll(fresh);
        } else if (stale == fresh.size()) {
            for (int i = 0; i < stale; i++) {
                if (!rows.get(head + i).equals(fresh.get(i))) {
                    rows.set(head + i, fresh.get(i));
                }
            }
        } else {
            rows.remove(head, head + stale);
            rows.addAll(head, fresh);
        }
    }

    private void arrive(Stretch next) {
        int at = next.target() == 0 || next.target() == Long.MAX_VALUE ? -1 : index(next.target());
        if (at < 0) {
            toLast();
            return;
        }
        atEnd.set(false);
        boolean unread = at > 0 && rows.get(at - 1) instanceof Row.NewMark;
        showAt(unread ? at - 1 : at, getHeight() / 4);
        if (!unread) {
            getSelectionModel().select(at);
        }
    }

    private int index(long place) {
        for (int i = 0; i < rows.size(); i++) {
            if (place(rows.get(i)) >= place) {
                return i;
            }
        }
        return -1;
    }

    /** Where the message of a row is, the newest one where it has several; -1 where it has none. */
    private static long place(Row row) {
        return switch (row) {
            case Row.Said said -> said.message().place();
            case Row.Line line -> line.message().place();
            case Row.Album album -> album.messages().getLast().place();
            case Row.Day _, Row.NewMark _, Row.Missing _, Row.OnItsWay _ -> -1;
        };
    }

    private @Nullable Anchor anchor() {
        VirtualFlow<?> flow = flow();
        var cell = flow == null ? null : flow.getFirstVisibleCell();
        int at = cell == null ? -1 : cell.getIndex();
        // A row of the program's own may move; a message is a better hold.
        while (flow != null && cell != null && at < rows.size() - 1 && !(rows.get(at) instanceof Row.Said)) {
            var next = flow.getVisibleCell(at + 1);
            if (next == null) {
                break;
            }
            cell = next;
            at++;
        }
        return cell == null || at < 0 || at >= rows.size()
                ? null
                : new Anchor(rows.get(at).key(), cell.getLayoutY());
    }

    private void restore(Anchor anchor) {
        Map<Object, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).key(), i);
        }
        Integer at = places.get(anchor.key());
        if (at != null) {
            showAt(at, anchor.y());
        }
    }

    /** Puts the top of a row at this height of the list. */
    private void showAt(int index, double y) {
        VirtualFlow<?> flow = flow();
        if (flow == null) {
            scrollTo(index);
            return;
        }
        layout();
        flow.scrollToTop(index);
        flow.layout();
        // Heights are known only once laid out: after a first step the row is where its neighbours really put it.
        for (int i = 0; i < STEPS; i++) {
            var cell = flow.getVisibleCell(index);
            if (cell == null) {
                flow.scrollTo(index);
            } else if (Math.abs(cell.getLayoutY() - y) < 0.5) {
                return;
            } else {
                flow.scrollPixels(cell.getLayoutY() - y);
            }
            flow.layout();
        }
    }

    private void toLast() {
        atEnd.set(true);
        steered = false;
        attempts = ATTEMPTS;
        approach();
        Scene scene = getScene();
        if (settling == null && scene != null) {
            settling = scene;
            scene.addPostLayoutPulseListener(settle);
        }
        Platform.requestNextPulse();
    }

    /** Heights are true only once a pulse has laid out everything; so each pulse looks again, until one finds it there. */
    private void settle() {
        boolean done = rows.isEmpty() || !atEnd.get() || attempts == 0 || isThere();
        if (done) {
            if (settling != null) {
                settling.removePostLayoutPulseListener(settle);
                settling = null;
            }
            return;
        }
        attempts--;
        approach();
        Platform.requestNextPulse();
    }

    private boolean isThere() {
        VirtualFlow<?> flow = flow();
        var first = flow == null ? null : flow.getFirstVisibleCell();
        var last = flow == null ? null : flow.getLastVisibleCell();
        if (flow == null || first == null || last == null || last.getIndex() != rows.size() - 1) {
            return false;
        }
        double below = last.getLayoutY() + last.getHeight() - flow.getHeight();
        boolean all = first.getIndex() == 0 && first.getLayoutY() > -1;
        return below < 1 && (below > -1 || all);
    }

    private void approach() {
        VirtualFlow<?> flow = flow();
        if (rows.isEmpty() || flow == null || flow.getHeight() <= 0) {
            return;
        }
        boolean before = arranging;
        arranging = true;
        layout();
        flow.setPosition(1);
        flow.layout();
        var last = flow.getLastVisibleCell();
        if (last == null || last.getIndex() < rows.size() - 1) {
            flow.scrollTo(rows.size() - 1);
            flow.layout();
            flow.scrollPixels(flow.getHeight());
            flow.layout();
            last = flow.getLastVisibleCell();
        }
        if (last != null && last.getIndex() == rows.size() - 1) {
            flow.scrollPixels(last.getLayoutY() + last.getHeight() - flow.getHeight());
            flow.layout();
        }
        arranging = before;
    }

    private void resized(double before, double now) {
        // A smaller window cuts off below; who was at the end stays there.
        if (atEnd.get() && !shown.newer() && (now < before || before == 0) && !arranging) {
            Platform.runLater(this::toLast);
        }
    }

    /** Asks for more near an end, and tells what was seen. */
    private void moved() {
        VirtualFlow<?> flow = flow();
        if (flow == null || rows.isEmpty() || arranging) {
            return;
        }
        var top = flow.getFirstVisibleCell();
        var bottom = flow.getLastVisibleCell();
        if (top == null || bottom == null) {
            return;
        }
        boolean last = bottom.getIndex() >= rows.size() - 1
                && bottom.getLayoutY() + bottom.getHeight() <= flow.getHeight() + 2;
        where(last && !shown.newer());
        if (top.getIndex() < AHEAD && shown.older()) {
            onOlder.run();
        }
        if (bottom.getIndex() > rows.size() - AHEAD && shown.newer()) {
            onNewer.run();
        }
        see(Math.min(bottom.getIndex(), rows.size() - 1));
    }

    private void where(boolean end) {
        if (end || steered) {
            atEnd.set(end);
        } else if (atEnd.get() && !shown.newer() && settling == null) {
            // Heights that were only estimated put it elsewhere, not the person.
            toLast();
        }
    }

    private void see(int last) {
        for (int i = last; i >= 0; i--) {
            Row row = rows.get(i);
            if (row instanceof Row.Said || row instanceof Row.Album) {
                if (place(row) > seen) {
                    seen = place(row);
                    onSeen.accept(seen);
                }
                return;
            }
        }
    }

    /** Tells again what is seen, as after the window came to the front. */
    void lookAgain() {
        seen = 0;
        moved();
    }
}
