package dev.cairn.backend.chronicle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Chronicle Map needs to run here, found without touching it. Immutable. */
final class Requirements {
    private static final String COMPILER = "jdk.compiler";

    /**
     * One flag.
     *
     * @param packageName the package of Java's base that it opens
     * @param userName the module of Chronicle's that looks into it, where it is on the module path
     */
    private record Flag(String packageName, String userName) {
        private boolean isMissing() {
            Module looking = user().orElse(ClassLoader.getSystemClassLoader().getUnnamedModule());
            return !Object.class.getModule().isOpen(packageName, looking);
        }

        /** Returns the module that looks into the package; empty if it is on the class path. */
        private Optional<Module> user() {
            return ModuleLayer.boot().findModule(userName);
        }

        private String text() {
            return "--add-opens=java.base/" + packageName + "="
                    + user().map(Module::getName).orElse("ALL-UNNAMED");
        }
    }

    private static final List<Flag> FLAGS =
            List.of(new Flag("java.lang", "net.openhft.compiler"), new Flag("java.lang.reflect", "chronicle.core"));

    private Requirements() {}

    /** Returns why Chronicle Map cannot run here, with the remedy; empty if it can. */
    static Optional<String> missing() {
        if (ModuleLayer.boot().findModule(COMPILER).isEmpty()) {
            return Optional.of("Chronicle Map looks for Java's compiler, and this Java has none (the module " + COMPILER
                    + "). Run it on a JDK, or on an image that has this module.");
        }
        if (!ValueClass.isCompiled()) {
            return Optional.of(
                    "the Chronicle Map that is here is not the one that this backend was built with. Use the version that"
                            + " the backend asks for, or build the backend with that one, and with Maven.");
        }
        String missing = FLAGS.stream().filter(Flag::isMissing).map(Flag::text).collect(Collectors.joining(" "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Chronicle Map looks into packages that Java keeps closed. Start Java with: " + missing);
    }
}
