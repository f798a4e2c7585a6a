package dev.cairn.backend.lmdb;

import com.kenai.jffi.MemoryIO;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.lmdbjava.Env;
import org.lmdbjava.Meta;

/**
 * Loads the two native libraries that LMDB needs: LMDB itself, and jffi, through which Java calls it.
 *
 * <p>Left to themselves both are written anew into the temporary directory by every process, and stay there when it is
 * killed. Here they lie in one {@link PrivateDirectory}, and are written once.
 */
final class NativeLibraries {
    private static final String LMDB_PROPERTY = "lmdbjava.native.lib";
    private static final String JFFI_PROPERTY = "jffi.boot.library.path";
    private static final String UNSAFE_PROPERTY = "jffi.unsafe.disabled";
    private static final int UNSAFE_WARNS_SINCE = 24;

    private NativeLibraries() {}

    /** Returns why LMDB cannot run in this process, with the remedy; empty if it can. The first call loads it. */
    static Optional<String> unavailable() {
        return Loaded.OBSTACLE;
    }

    /** Returns what LMDB calls itself; empty if it cannot run in this process. The first call loads it. */
    static Optional<String> version() {
        if (unavailable().isPresent()) {
            return Optional.empty();
        }
        Meta.Version version = Meta.version();
        return Optional.of("LMDB " + version.major + "." + version.minor + "." + version.patch);
    }

    /** A class is initialised once, and so are native libraries. */
    private static final class Loaded {
        static final Optional<String> OBSTACLE = load();
    }

    private static Optional<String> load() {
        Map<String, String> properties = new LinkedHashMap<>();
        try {
            if (System.getProperty(LMDB_PROPERTY) == null || System.getProperty(JFFI_PROPERTY) == null) {
                install(properties);
            }
            if (Runtime.version().feature() >= UNSAFE_WARNS_SINCE) {
                properties.put(UNSAFE_PROPERTY, "true");
            }
            initialise(properties);
            return Optional.empty();
        } catch (UnsupportedOperationException platform) {
            return Optional.of(String.valueOf(platform.getMessage()));
        } catch (IOException failure) {
            return Optional.of("its native libraries cannot be put into the temporary directory: " + failure
                    + ". Start Java with -Djava.io.tmpdir=DIR and a directory that only you can write to.");
        } catch (LinkageError | RuntimeException failure) {
            return Optional.of("its native libraries cannot be loaded: " + rootOf(failure)
                    + ". If the temporary directory forbids programs (noexec), start Java with -Djava.io.tmpdir=DIR and"
                    + " a directory that allows them.");
        }
    }

    private static void install(Map<String, String> properties) throws IOException {
        Platform platform = Platform.current();
        byte[] lmdb = resource(platform.lmdb);
        byte[] jffi = resource(platform.jffi);
        PrivateDirectory directory = PrivateDirectory.open("cairn-native-" + checksum(lmdb, jffi));
        properties.put(LMDB_PROPERTY, directory.install(platform.lmdb, lmdb).toString());
        Path stub = directory.install(platform.jffi, jffi);
        properties.put(JFFI_PROPERTY, String.valueOf(stub.getParent()));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Env.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new UnsupportedOperationException(
                        "the file " + name + " is missing. Put the artifact"
                                + (name.startsWith("jni/")
                                        ? " com.github.jnr:jffi with the classifier 'native' on the class path."
                                        : " org.lmdbjava:native on the class path, also where the rest is on the module path."));
            }
            return in.readAllBytes();
        }
    }

    private static String checksum(byte[]... contents) {
        CRC32C checksum = new CRC32C();
        for (byte[] content : contents) {
            checksum.update(content);
        }
        return Long.toHexString(checksum.getValue());
    }

    /** Loads the libraries while {@code properties} are set, where the user has not set them. */
    private static void initialise(Map<String, String> properties) {
        properties.keySet().removeIf(name -> System.getProperty(name) != null);
        properties.forEach(System::setProperty);
        try {
            MemoryIO.getInstance();
            Meta.version();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    /** Where the libraries for an operating system and processor lie in their artifacts. */
    private enum Platform {
        LINUX_X86_64("x86_64-linux-gnu.so", "x86_64-Linux/libjffi-1.2.so"),
        LINUX_AARCH64("aarch64-linux-gnu.so", "aarch64-Linux/libjffi-1.2.so"),
        MACOS_X86_64("x86_64-macos-none.so", "Darwin/libjffi-1.2.jnilib"),
        MACOS_AARCH64("aarch64-macos-none.so", "Darwin/libjffi-1.2.jnilib");

        private final String lmdb;
        private final String jffi;

        Platform(String lmdb, String jffi) {
            this.lmdb = "org/lmdbjava/native/" + lmdb;
            this.jffi = "jni/" + jffi;
        }

        private static Platform current() {
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
            boolean arm = processor.equals("aarch64");
            if (arm || processor.equals("amd64") || processor.equals("x86_64")) {
                if (system.startsWith("linux")) {
                    return arm ? LINUX_AARCH64 : LINUX_X86_64;
                } else if (system.startsWith("mac")) {
                    return arm ? MACOS_AARCH64 : MACOS_X86_64;
                }
            }
            throw new UnsupportedOperationException(
                    "it runs on Linux and macOS with an x86-64 or ARM64 processor, not on "
                            + system + " with " + processor
                            + ". Use another backend, or build LMDB and jffi and name them with -D"
                            + LMDB_PROPERTY + "=FILE and -D" + JFFI_PROPERTY + "=DIR.");
        }
    }
}
