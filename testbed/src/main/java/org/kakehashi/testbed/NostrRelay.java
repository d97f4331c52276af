package org.kakehashi.testbed;

import java.lang.reflect.Constructor;
import java.net.URI;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.jvm.internal.DefaultConstructorMarker;
import kotlinx.coroutines.BuildersKt;
import org.jspecify.annotations.Nullable;
import rust.nostr.sdk.LocalRelay;
import rust.nostr.sdk.NostrSdkException;
import rust.nostr.sdk.RateLimit;
import rust.nostr.sdk.RelayBuilder;
import rust.nostr.sdk.RelayBuilderNip42;
import rust.nostr.sdk.RelayBuilderNip42Mode;

/** A real relay of another make (rust-nostr's LocalRelay) on a free loopback port; gone when closed. */
public final class NostrRelay implements AutoCloseable {

    private final LocalRelay relay;
    private final URI url;

    private NostrRelay(@Nullable RelayBuilderNip42Mode auth) {
        try {
            Constructor<RateLimit> limit =
                    RateLimit.class.getConstructor(long.class, int.class, DefaultConstructorMarker.class);
            RelayBuilder builder = new RelayBuilder().rateLimit(limit.newInstance(1000L, 1_000_000, null));
            if (auth != null) {
                builder = builder.nip42(new RelayBuilderNip42(auth));
            }
            LocalRelay made = new LocalRelay(builder);
            relay = made;
            BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, (_, rest) -> run(made, rest));
            Object address = BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, (_, rest) -> made.url(rest));
            url = URI.create(address.toString());
        } catch (InterruptedException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object run(LocalRelay relay, Continuation<? super Unit> rest) {
        try {
            return relay.run(rest);
        } catch (NostrSdkException e) {
            throw new IllegalStateException(e);
        }
    }

    public static NostrRelay open() {
        return new NostrRelay(null);
    }

    /** A relay that neither takes nor gives anything without AUTH. */
    public static NostrRelay withAuth() {
        return new NostrRelay(RelayBuilderNip42Mode.BOTH);
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() {
        relay.shutdown();
        relay.close();
    }
}
