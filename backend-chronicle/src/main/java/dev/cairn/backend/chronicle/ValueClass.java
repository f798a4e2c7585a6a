package dev.cairn.backend.chronicle;

import java.io.IOException;
import java.io.InputStream;
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
    private static final Class<?> TYPE = VanillaGlobalMutableState.class;
    private static final String COMPILED =
            "/META-INF/chronicle/%s/" + TYPE.getName().replace('.', '/') + "$$Native.class";

    private ValueClass() {}

    /** Defines the class, unless it is there already, or was compiled for another Chronicle Map; that compiles its own then. */
    static void define() {
        try (InputStream type = TYPE.getResourceAsStream(TYPE.getSimpleName() + ".class");
                InputStream compiled = type == null ? null : compiledFor(type.readAllBytes())) {
            if (compiled != null) {
                MethodHandles.privateLookupIn(TYPE, MethodHandles.lookup()).defineClass(compiled.readAllBytes());
            }
        } catch (IOException | IllegalAccessException | LinkageError left) {
            // To Chronicle Map.
        }
    }

    /** Returns the class that was compiled for this interface; {@code null} if none was. */
    private static @Nullable InputStream compiledFor(byte[] type) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(type);
            return ValueClass.class.getResourceAsStream(
                    String.format(COMPILED, HexFormat.of().formatHex(digest)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
