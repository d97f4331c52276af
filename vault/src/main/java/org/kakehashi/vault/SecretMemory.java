package org.kakehashi.vault;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key outside the Java heap, where no collector copies it about: zeroed and freed by {@link #close()}. Kept out of the
 * swap file where the system allows it (mlock on Linux and macOS).
 */
final class SecretMemory implements AutoCloseable {

    private static final long PAGE = 4096;
    private static final Optional<MethodHandle> MLOCK = mlock();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment segment;
    private final int length;
    private boolean closed;

    /** Moves the bytes out of the heap: {@code key} is zero afterwards. */
    SecretMemory(byte[] key) {
        length = key.length;
        segment = arena.allocate(PAGE, PAGE);
        keepOutOfSwap(segment);
        MemorySegment.copy(key, 0, segment, ValueLayout.JAVA_BYTE, 0, length);
        Arrays.fill(key, (byte) 0);
    }

    /** Lends a copy for one use and wipes it. */
    <T extends @Nullable Object> T use(Function<byte[], T> use) {
        byte[] copy = copy();
        try {
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    private synchronized byte[] copy() {
        if (closed) {
            throw new VaultLockedException();
        }
        byte[] copy = new byte[length];
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, 0, copy, 0, length);
        return copy;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            segment.fill((byte) 0);
            arena.close();
        }
    }

    /** Best effort: a low limit on locked memory is no reason to refuse the vault. */
    private static void keepOutOfSwap(MemorySegment segment) {
        MLOCK.ifPresent(mlock -> {
            try {
                Object refused = mlock.invoke(segment, segment.byteSize());
                assert refused != null;
            } catch (Throwable e) {
                throw new IllegalStateException("mlock cannot be called", e);
            }
        });
    }

    private static Optional<MethodHandle> mlock() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor type =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        return linker.defaultLookup().find("mlock").map(symbol -> linker.downcallHandle(symbol, type));
    }
}
