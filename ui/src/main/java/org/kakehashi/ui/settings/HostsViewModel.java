package org.kakehashi.ui.settings;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.kakehashi.net.Consent;
import org.kakehashi.net.HostEntry;
import org.kakehashi.net.Hosts;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;

/** Every host the program may talk to, and the person's decision for each. */
final class HostsViewModel implements AutoCloseable {

    private final Hosts hosts;
    private final ObservableList<HostEntry> entries = FXCollections.observableArrayList();
    private final Following following = new Following();

    HostsViewModel(Background background, Hosts hosts) {
        this.hosts = hosts;
        following.follow(background, hosts::listen, (List<HostEntry> list) -> entries.setAll(list));
    }

    ObservableList<HostEntry> entries() {
        return entries;
    }

    void decide(HostEntry entry, boolean allowed) {
        if (allowed) {
            hosts.allow(entry.host(), entry.purpose());
        } else if (entry.consent() == Consent.ALLOWED) {
            hosts.revoke(entry.host(), entry.purpose());
        }
    }

    void forget(HostEntry entry) {
        hosts.forget(entry.host(), entry.purpose());
    }

    @Override
    public void close() {
        following.close();
    }
}
