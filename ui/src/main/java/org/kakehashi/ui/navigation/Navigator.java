package org.kakehashi.ui.navigation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Holds the way back. Screens are offered by the composition and made at their first visit. */
public final class Navigator {

    private static final int LONGEST_WAY_BACK = 50;

    private final Map<Class<? extends Route>, Offer> offers = new HashMap<>();
    private final List<Offer> made = new ArrayList<>();
    private final Deque<Route> past = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Route> route = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Screen> screen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();

    private static final class Offer {
        private final Supplier<? extends Screen> maker;
        private @Nullable Screen screen;

        private Offer(Supplier<? extends Screen> maker) {
            this.maker = maker;
        }
    }

    /** Says which screen shows these kinds of route. */
    @SafeVarargs
    public final void offer(Supplier<? extends Screen> maker, Class<? extends Route>... kinds) {
        var offer = new Offer(maker);
        for (Class<? extends Route> kind : kinds) {
            offers.put(kind, offer);
        }
    }

    /** Goes to a place; the present one is remembered for {@link #back}. */
    public void open(Route next) {
        Route present = route.get();
        if (next.equals(present)) {
            return;
        }
        if (present != null) {
            past.push(present);
            if (past.size() > LONGEST_WAY_BACK) {
                past.removeLast();
            }
        }
        show(next);
    }

    /** Goes to a place without remembering the present one, as after a finished form. */
    public void replace(Route next) {
        show(next);
    }

    /** Goes back by one; does nothing at the start of the way. */
    public void back() {
        if (!past.isEmpty()) {
            show(past.pop());
        }
    }

    private void show(Route next) {
        Offer offer = offers.get(next.getClass());
        if (offer == null) {
            throw new IllegalStateException("No screen for " + next.getClass().getSimpleName());
        }
        Screen coming = offer.screen;
        if (coming == null) {
            coming = offer.maker.get();
            offer.screen = coming;
            made.add(offer);
        }
        Screen going = screen.get();
        if (going != null && going != coming) {
            going.onHidden();
        }
        route.set(next);
        screen.set(coming);
        canGoBack.set(!past.isEmpty());
        coming.onShown(next);
    }

    /** Closes every screen and forgets the way; used at locking. The offers stay. */
    public void forget() {
        Screen going = screen.get();
        if (going != null) {
            going.onHidden();
        }
        screen.set(null);
        route.set(null);
        past.clear();
        canGoBack.set(false);
        for (Offer offer : made) {
            if (offer.screen != null) {
                offer.screen.close();
                offer.screen = null;
            }
        }
        made.clear();
    }

    public ReadOnlyObjectProperty<@Nullable Route> routeProperty() {
        return route.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }
}
