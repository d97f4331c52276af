package org.kakehashi.wallet.siwe;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;

/** Reads the lines of a message in their one order. */
final class SiweReader {

    private static final int LONGEST_TEXT = 20_000;
    private static final String ASKS = " wants you to sign in with your Ethereum account:";

    private final String text;
    private final List<String> lines;
    private int next;

    SiweReader(String text) {
        this.text = text;
        this.lines = List.of(text.split("\n", -1));
    }

    SiweMessage read() throws SiweException {
        if (text.length() > LONGEST_TEXT) {
            throw new SiweException("A message of " + text.length() + " characters");
        }
        String first = line();
        if (!first.endsWith(ASKS)) {
            throw new SiweException("The first line does not ask to sign in");
        }
        String site = first.substring(0, first.length() - ASKS.length());
        int separator = site.indexOf("://");
        String scheme = separator < 0 ? null : Grammar.require(Grammar.SCHEME, site.substring(0, separator), "scheme");
        String domain = Grammar.require(
                Grammar.DOMAIN, separator < 0 ? site : site.substring(separator + "://".length()), "domain");
        Address address = address(line());
        blank();
        String statement = null;
        if (!line().isEmpty()) {
            next--;
            statement = Grammar.require(Grammar.STATEMENT, line(), "statement");
            blank();
        }
        return fields(scheme, domain, address, statement);
    }

    private SiweMessage fields(@Nullable String scheme, String domain, Address address, @Nullable String statement)
            throws SiweException {
        String uri = Grammar.require(Grammar.URI, required("URI: "), "URI");
        if (!required("Version: ").equals(SiweMessage.VERSION)) {
            throw new SiweException("Not version 1");
        }
        BigInteger chainId = new BigInteger(Grammar.require(Grammar.CHAIN_ID, required("Chain ID: "), "chain id"));
        String nonce = Grammar.require(Grammar.NONCE, required("Nonce: "), "nonce");
        String issuedAt = required("Issued At: ");
        Grammar.time(issuedAt, "time of issue");
        String expirationTime = optionalTime("Expiration Time: ");
        String notBefore = optionalTime("Not Before: ");
        String requestId = optional("Request ID: ");
        if (requestId != null) {
            Grammar.require(Grammar.REQUEST_ID, requestId, "request id");
        }
        List<String> resources = resources();
        if (next != lines.size()) {
            throw new SiweException("Something behind the message, or lines out of order");
        }
        return new SiweMessage(
                scheme,
                domain,
                address,
                statement,
                uri,
                chainId,
                nonce,
                issuedAt,
                expirationTime,
                notBefore,
                requestId,
                resources);
    }

    private static Address address(String line) throws SiweException {
        try {
            Address address = Address.ofHex(line);
            if (address.toHex().equals(line)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new SiweException("Not an address");
        }
        throw new SiweException("An address without its checksum");
    }

    private @Nullable List<String> resources() throws SiweException {
        if (next >= lines.size() || !lines.get(next).equals("Resources:")) {
            return null;
        }
        next++;
        List<String> resources = new ArrayList<>();
        while (next < lines.size() && lines.get(next).startsWith("- ")) {
            resources.add(Grammar.require(Grammar.URI, line().substring(2), "resource"));
        }
        return resources;
    }

    private String line() throws SiweException {
        if (next >= lines.size()) {
            throw new SiweException("The message ends too early");
        }
        return lines.get(next++);
    }

    private void blank() throws SiweException {
        if (!line().isEmpty()) {
            throw new SiweException("No blank line where one belongs");
        }
    }

    private String required(String label) throws SiweException {
        String value = optional(label);
        if (value == null) {
            throw new SiweException("No line: " + label.strip());
        }
        return value;
    }

    private @Nullable String optional(String label) {
        if (next < lines.size() && lines.get(next).startsWith(label)) {
            return lines.get(next++).substring(label.length());
        }
        return null;
    }

    private @Nullable String optionalTime(String label) throws SiweException {
        String value = optional(label);
        if (value != null) {
            Grammar.time(value, label.strip());
        }
        return value;
    }
}
