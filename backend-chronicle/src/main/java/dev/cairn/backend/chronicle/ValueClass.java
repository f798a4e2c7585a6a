package dev.cairn.backend.chronicle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.openhft.chronicle.hash.VanillaGlobalMutableState;
import org.jspecify.annotations.Nullable;

/**
 * The class that Chronicle Map makes for its state outside the heap. It would compile it in every process, with Java's compiler; this
 * one was compiled when the backend was built, from the same source. Chronicle Map looks for the class before it makes one.
 */
final class ValueClass {
    private static final String TYPE = "net/openhft/chronicle/hash/VanillaGlobalMutableState";

    private ValueClass() {}

    /** Returns whether there is one for the Chronicle Map that is here, without touching that. */
    static boolean isCompiled() {
        try (InputStream compiled = open()) {
            return compiled != null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Defines the class where Chronicle Map looks for it. */
    static void define() {
        try (InputStream compiled = open()) {
            if (compiled != null) {
                MethodHandles.privateLookupIn(VanillaGlobalMutableState.class, MethodHandles.lookup())
                        .defineClass(compiled.readAllBytes());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("the package of " + TYPE + " is closed", closed);
        } catch (LinkageError there) {
            // Chronicle Map was first, for a map of somebody else's.
        }
    }

    /** Opens the class that was compiled for the interface that is here; {@code null} if none was. */
    private static @Nullable InputStream open() throws IOException {
        try (InputStream type = ValueClass.class.getClassLoader().getResourceAsStream(TYPE + ".class")) {
            return type == null
                    ? null
                    : ValueClass.class.getResourceAsStream(
                            "/META-INF/chronicle/" + digest(type.readAllBytes()) + "/" + TYPE + "$$Native.class");
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
