package org.kakehashi.wallet.rpc;

import java.net.URI;
import java.time.Duration;
import org.kakehashi.net.HostPort;

/** Why a node gave no usable answer. Texts that come from the node are bounded and still untrusted. */
public sealed interface NodeProblem {

    /** No connection could be made, or it broke off. */
    record Unreachable(URI node, String reason) implements NodeProblem {}

    /** The whole answer did not arrive in time. */
    record Timeout(URI node, Duration waited) implements NodeProblem {}

    /** The person has not allowed this host; nothing was sent. */
    record NotAllowed(URI node, HostPort host) implements NodeProblem {}

    /** An HTTP status outside 200 to 299 without a JSON-RPC answer. */
    record HttpStatus(URI node, int status) implements NodeProblem {}

    /** Not a JSON-RPC 2.0 answer to what was asked: HTML, wrong id, too deep, cut off … */
    record BadAnswer(URI node, String reason) implements NodeProblem {}

    /** The answer was cut off at the limit. */
    record TooLarge(URI node, long limitBytes) implements NodeProblem {}

    /**
     * The node answered with a JSON-RPC error.
     *
     * @param code 3 execution reverted; 4 refused by a system contract of PlatON or Alaya; -32601 no such method …
     * @param message the node's text, bounded
     * @param data the error's data as text (JSON if it was no string), empty if none, bounded
     */
    record RpcError(URI node, int code, String message, String data) implements NodeProblem {}

    /** The node was refused by the network guard: it belongs to another chain. */
    record WrongNetwork(URI node, String detail) implements NodeProblem {}

    /** The network has no node to ask. */
    record NoNodes() implements NodeProblem {}

    /** Whether the answer is the chain's own "no" rather than a failure of this node. */
    default boolean isAnswer() {
        return this instanceof RpcError;
    }

    /** A short English sentence for logs and exceptions, without the node's own text. */
    default String summary() {
        return switch (this) {
            case Unreachable p -> host(p.node()) + " could not be reached";
            case Timeout p ->
                host(p.node()) + " did not answer within " + p.waited().toSeconds() + " s";
            case NotAllowed p -> p.host() + " is not allowed";
            case HttpStatus p -> host(p.node()) + " answered with HTTP status " + p.status();
            case BadAnswer p -> host(p.node()) + " gave a wrong answer: " + p.reason();
            case TooLarge p -> host(p.node()) + " answered with more than " + p.limitBytes() + " bytes";
            case RpcError p -> host(p.node()) + " answered with error " + p.code();
            case WrongNetwork p -> host(p.node()) + " belongs to another network: " + p.detail();
            case NoNodes p -> "no node is set";
        };
    }

    private static String host(URI node) {
        String host = node.getHost();
        return host == null ? "the node" : host;
    }
}
