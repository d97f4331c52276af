package org.kakehashi.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** libsecp256k1 (Debian: libsecp256k1-1) called directly, with the recovery module; for one thread. */
final class NativeCurve implements AutoCloseable {

    private static final String LIBRARY = "libsecp256k1.so.1";
    private static final int NO_FLAGS = 1;
    private static final int COMPRESSED = 258;
    private static final int UNCOMPRESSED = 2;

    private final Arena arena = Arena.ofConfined();
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library = SymbolLookup.libraryLookup(LIBRARY, arena);
    private final MethodHandle create = handle("ec_pubkey_create", 3);
    private final MethodHandle sign = handle("ecdsa_sign_recoverable", 6);
    private final MethodHandle recover = handle("ecdsa_recover", 4);
    private final MethodHandle convert = handle("ecdsa_recoverable_signature_convert", 3);
    private final MethodHandle verify = handle("ecdsa_verify", 4);
    private final MethodHandle tweak = handle("ec_seckey_tweak_add", 3);
    private final MethodHandle write = handle("ecdsa_recoverable_signature_serialize_compact", 4);
    private final MethodHandle serialize = linker.downcallHandle(
            library.findOrThrow("secp256k1_ec_pubkey_serialize"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    private final MemorySegment context = context();
    private final MemorySegment secret = arena.allocate(32);
    private final MemorySegment hash = arena.allocate(32);
    private final MemorySegment number = arena.allocate(32);
    private final MemorySegment key = arena.allocate(64);
    private final MemorySegment recoverable = arena.allocate(65);
    private final MemorySegment signature = arena.allocate(64);
    private final MemorySegment compact = arena.allocate(64);
    private final MemorySegment parity = arena.allocate(JAVA_INT);
    private final MemorySegment encoded = arena.allocate(65);
    private final MemorySegment length = arena.allocate(JAVA_LONG);

    private MethodHandle handle(String name, int pointers) {
        var arguments = new MemoryLayout[pointers];
        Arrays.fill(arguments, ADDRESS);
        return linker.downcallHandle(
                library.findOrThrow("secp256k1_" + name), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private MemorySegment context() {
        try {
            return (MemorySegment) linker.downcallHandle(
                            library.findOrThrow("secp256k1_context_create"), FunctionDescriptor.of(ADDRESS, JAVA_INT))
                    .invokeExact(NO_FLAGS);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void need(int result) {
        if (result != 1) {
            throw new IllegalStateException("libsecp256k1 refuses");
        }
    }

    private static void put(MemorySegment segment, byte[] bytes) {
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
    }

    /** r, s and the parity, 65 bytes; stays for {@link #verify} and {@link #recover}. */
    byte[] sign(byte[] hashed, byte[] secretKey) {
        put(hash, hashed);
        put(secret, secretKey);
        try {
            need((int) sign.invokeExact(
                    context, recoverable, hash, secret, MemorySegment.NULL, MemorySegment.NULL));
            need((int) write.invokeExact(context, compact, parity, recoverable));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        byte[] bytes = new byte[65];
        MemorySegment.copy(compact, JAVA_BYTE, 0, bytes, 0, 64);
        bytes[64] = (byte) (27 + parity.get(JAVA_INT, 0));
        return bytes;
    }

    /** The uncompressed public key behind the last signature. */
    byte[] recover() {
        try {
            need((int) recover.invokeExact(context, key, recoverable, hash));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return encoded(UNCOMPRESSED, 65);
    }

    /** Whether the last signature was made by the last public key. */
    boolean verify() {
        try {
            need((int) convert.invokeExact(context, signature, recoverable));
            return (int) verify.invokeExact(context, signature, hash, key) == 1;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The compressed public key of a secret one. */
    byte[] publicKey(byte[] secretKey) {
        put(secret, secretKey);
        return create(COMPRESSED, 33);
    }

    /** The uncompressed public key of a secret one. */
    byte[] wholePublicKey(byte[] secretKey) {
        put(secret, secretKey);
        return create(UNCOMPRESSED, 65);
    }

    private byte[] create(int form, int size) {
        try {
            need((int) create.invokeExact(context, key, secret));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return encoded(form, size);
    }

    private byte[] encoded(int form, int size) {
        length.set(JAVA_LONG, 0, size);
        try {
            need((int) serialize.invokeExact(context, encoded, length, key, form));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        byte[] bytes = new byte[size];
        MemorySegment.copy(encoded, JAVA_BYTE, 0, bytes, 0, size);
        return bytes;
    }

    /** A secret key plus a number, modulo the curve's order. */
    byte[] plus(byte[] secretKey, byte[] added) {
        put(secret, secretKey);
        put(number, added);
        try {
            need((int) tweak.invokeExact(context, secret, number));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        byte[] bytes = new byte[32];
        MemorySegment.copy(secret, JAVA_BYTE, 0, bytes, 0, 32);
        return bytes;
    }

    @Override
    public void close() {
        arena.close();
    }
}
