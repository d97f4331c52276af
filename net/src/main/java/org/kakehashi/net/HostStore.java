package org.kakehashi.net;

import java.util.List;

/** Where decisions about hosts are kept. */
interface HostStore {

    List<HostEntry> load();

    /** Adds the entries, or replaces those of the same host and purpose. */
    void save(List<HostEntry> entries);

    void delete(HostPort host, Purpose purpose);

    /** Keeps decisions for as long as the program runs. */
    final class InMemory implements HostStore {
        @Override
        public List<HostEntry> load() {
            return List.of();
        }

        @Override
        public void save(List<HostEntry> entries) {}

        @Override
        public void delete(HostPort host, Purpose purpose) {}
    }
}
