package org.kakehashi.ui.wallet;

import java.net.URI;
import java.util.List;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.shell.NetworkLight;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.Network;
import org.kakehashi.wallet.rpc.NodeHealth;
import org.kakehashi.wallet.rpc.NodeProblem;

/**
 * How the selected network can be reached.
 *
 * @param asked the nodes that wait for the person's consent
 * @param allowed how many nodes the person has allowed
 * @param answering how many of those gave a usable answer last time
 * @param tried whether any was asked yet
 * @param wrong whether one belongs to another network
 */
record Connection(Network network, List<URI> asked, int allowed, int answering, boolean tried, boolean wrong) {

    static Connection of(Network network, Hosts hosts, List<NodeHealth> health) {
        List<URI> asked = network.nodes().stream()
                .filter(node -> !hosts.allowed(HostPort.of(node), Purpose.NETWORK_NODE))
                .toList();
        int answering = 0;
        boolean tried = false;
        boolean wrong = false;
        for (NodeHealth each : health) {
            if (!asked.contains(each.node())) {
                boolean failed = each.problem() != null && !(each.problem() instanceof NodeProblem.NotAllowed);
                tried |= each.lastAnswer() != null || failed;
                wrong |= each.problem() instanceof NodeProblem.WrongNetwork;
                answering += each.lastAnswer() != null && !failed ? 1 : 0;
            }
        }
        return new Connection(network, asked, network.nodes().size() - asked.size(), answering, tried, wrong);
    }

    /** What the wallet has to say about it before anything else. */
    enum Need {
        NOTHING,
        /** No node is on the list. */
        NODE,
        /** No node is allowed. */
        CONSENT,
        /** Allowed nodes were asked, and none answers. */
        ANSWER
    }

    Need need() {
        if (network.nodes().isEmpty()) {
            return Need.NODE;
        }
        if (allowed == 0) {
            return Need.CONSENT;
        }
        return tried && answering == 0 ? Need.ANSWER : Need.NOTHING;
    }

    /** The same in a colour and one line. */
    NetworkLight light(Texts texts) {
        String name = GuardedText.line(network.profile().name());
        if (allowed == 0 || !tried) {
            return new NetworkLight(NetworkLight.State.OFF, texts.get("wallet.light.off", name));
        }
        if (answering == 0) {
            return new NetworkLight(NetworkLight.State.BROKEN, texts.get("wallet.light.broken", name));
        }
        if (answering < allowed) {
            return new NetworkLight(
                    NetworkLight.State.PARTLY, texts.get("wallet.light.partly", name, answering, allowed));
        }
        return new NetworkLight(NetworkLight.State.CONNECTED, texts.get("wallet.light.good", name, answering));
    }
}
