package org.kakehashi.wallet.token;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.Published;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.token.ListedToken.Visibility;

/** The person's list of tokens on every network, kept in the vault. */
public final class Tokens {

    /** The tables this package needs in the vault. */
    public static final Migrations MIGRATIONS = new Migrations("wallet.token", Tokens.class);

    private final Database database;
    private final Networks networks;
    private final Connections connections;
    private final Clock clock;
    private final Published<List<ListedToken>> published;

    public Tokens(Database database, Networks networks, Connections connections, Clock clock) {
        this.database = database;
        this.networks = networks;
        this.connections = connections;
        this.clock = clock;
        this.published = new Published<>(load());
    }

    /** All tokens of all networks, in the order of addition. */
    public List<ListedToken> list() {
        return published.value();
    }

    /** Follows {@link #list()}. */
    public AutoCloseable listen(Consumer<List<ListedToken>> listener) {
        return published.listen(listener);
    }

    /** The tokens of a network, hidden ones and spam included. */
    public List<ListedToken> list(String network) {
        return list().stream()
                .filter(listed -> listed.token().network().equals(network))
                .toList();
    }

    /** The tokens of a network that are shown with balances. */
    public List<Token> shown(String network) {
        return list(network).stream()
                .filter(listed -> listed.visibility() == Visibility.SHOWN)
                .map(ListedToken::token)
                .toList();
    }

    /** The listed token at this address. */
    public Optional<ListedToken> find(String network, Address address) {
        return list(network).stream()
                .filter(listed -> listed.token().address().equals(address))
                .findFirst();
    }

    /** Asks a contract what it is, without adding it. Blocks. */
    public TokenReading inspect(String network, Address address) {
        try {
            TokenMetadata.Answer answer = TokenMetadata.read(connections.pool(network), network, address);
            @Nullable Token token = answer.token();
            TokenReading.Missing missing = answer.missing();
            if (token == null) {
                return new TokenReading.NotAToken(missing == null ? TokenReading.Missing.CODE : missing);
            }
            return new TokenReading.Found(token, find(network, address).isPresent(), symbolTaken(token));
        } catch (NodeException e) {
            return new TokenReading.Failed(e.problem());
        }
    }

    /** Asks a contract what it is, and lists and shows it if it is a token. Blocks. */
    public TokenReading add(String network, Address address) {
        TokenReading reading = inspect(network, address);
        if (reading instanceof TokenReading.Found found) {
            add(found.token());
        }
        return reading;
    }

    /** Lists and shows a token that was inspected before. */
    public void add(Token token) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO token_listed"
                    + " (network, address, symbol, name, decimals, visibility, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (network, address) DO UPDATE SET symbol = excluded.symbol, name = excluded.name,"
                    + " decimals = excluded.decimals, visibility = excluded.visibility")) {
                insert.setString(1, token.network());
                insert.setBytes(2, token.address().bytes());
                insert.setString(3, token.symbol());
                insert.setString(4, token.name());
                insert.setInt(5, token.decimals());
                insert.setString(6, Visibility.SHOWN.name());
                insert.setLong(7, clock.millis());
                return insert.executeUpdate();
            }
        });
        reload();
    }

    /** Shows, hides or marks a listed token as spam. */
    public void setVisibility(String network, Address address, Visibility visibility) {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE token_listed SET visibility = ? WHERE network = ? AND address = ?")) {
                update.setString(1, visibility.name());
                update.setString(2, network);
                update.setBytes(3, address.bytes());
                return update.executeUpdate();
            }
        });
        reload();
    }

    /** Takes a token off the list. Its last readings stay, for when it is added again. */
    public void remove(String network, Address address) {
        database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM token_listed WHERE network = ? AND address = ?")) {
                delete.setString(1, network);
                delete.setBytes(2, address.bytes());
                return delete.executeUpdate();
            }
        });
        reload();
    }

    private boolean symbolTaken(Token token) {
        String coin = networks.get(token.network()).profile().symbol();
        return coin.equalsIgnoreCase(token.symbol())
                || list(token.network()).stream()
                        .map(ListedToken::token)
                        .anyMatch(other -> other.symbol().equalsIgnoreCase(token.symbol())
                                && !other.address().equals(token.address()));
    }

    private void reload() {
        published.set(load());
    }

    private List<ListedToken> load() {
        return database.read(connection -> {
            List<ListedToken> tokens = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT network, address, symbol, name, decimals, visibility"
                                    + " FROM token_listed ORDER BY added_at, address");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tokens.add(new ListedToken(
                            new Token(
                                    row.getString(1),
                                    Address.of(row.getBytes(2)),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getInt(5)),
                            Visibility.valueOf(row.getString(6))));
                }
            }
            return List.copyOf(tokens);
        });
    }
}
