package dev.cairn.backend.chronicle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Chronicle Map needs of Java beyond the default, found without touching it. Immutable. */
final class Requirements {
    private static final String COMPILER = "jdk.compiler";
    private static final String CALLER_OF_COMPILER = "net.openhft.compiler";

    /** The last Java whose compiler bears with classes that it cannot find, as it cannot on the module path. */
    private static final int LAST_ON_MODULE_PATH = 17;

    /**
     * One flag.
     *
     * @param isOpens whether it opens a package, or only exports it
     * @param module the module that the package is in
     * @param packageName the package
     * @param userName the module of Chronicle's that looks into it, where it is on the module path
     */
    private record Flag(boolean isOpens, String module, String packageName, String userName) {
        private boolean isMissing() {
            Module looking = user().orElse(ClassLoader.getSystemClassLoader().getUnnamedModule());
            Module looked = ModuleLayer.boot().findModule(module).orElseThrow();
            return isOpens ? !looked.isOpen(packageName, looking) : !looked.isExported(packageName, looking);
        }

        /** Returns the module that looks into the package; empty if it is on the class path. */
        private Optional<Module> user() {
            return ModuleLayer.boot().findModule(userName);
        }

        private String text() {
            return (isOpens ? "--add-opens=" : "--add-exports=") + module + "/" + packageName + "="
                    + user().map(Module::getName).orElse("ALL-UNNAMED");
        }
    }

    private static final List<Flag> FLAGS = List.of(
            new Flag(true, "java.base", "java.lang", CALLER_OF_COMPILER),
            new Flag(true, "java.base", "java.lang.reflect", "chronicle.core"),
            new Flag(false, COMPILER, "com.sun.tools.javac.file", CALLER_OF_COMPILER));

    private Requirements() {}

    /** Returns why Chronicle Map cannot run here, with the remedy; empty if it can. */
    static Optional<String> missing() {
        if (ModuleLayer.boot().findModule(COMPILER).isEmpty()) {
            return Optional.of(
                    "Chronicle Map compiles classes while it runs, and this Java has no compiler (the module "
                            + COMPILER + "). Run it on a JDK, or on an image that has this module.");
        }
        int java = Runtime.version().feature();
        if (ModuleLayer.boot().findModule(CALLER_OF_COMPILER).isPresent() && java > LAST_ON_MODULE_PATH) {
            return Optional.of("Chronicle Map compiles classes while it runs, and the compiler of Java " + java
                    + " does not find on the module path what they refer to. Put Chronicle Map and this backend on the"
                    + " class path, or run on Java " + LAST_ON_MODULE_PATH + ".");
        }
        String missing = FLAGS.stream().filter(Flag::isMissing).map(Flag::text).collect(Collectors.joining(" "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Chronicle Map looks into packages that Java keeps closed. Start Java with: " + missing);
    }
}
