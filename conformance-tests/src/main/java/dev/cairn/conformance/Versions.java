package dev.cairn.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;

/** Versions of code, from where its build has written them. */
final class Versions {
    private Versions() {}

    /** Returns the version of the module or jar that a class comes from, where one is recorded. */
    static Optional<String> of(Class<?> type) {
        return descriptor(type)
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(type.getPackage().getImplementationVersion()));
    }

    // On the class path a module has no descriptor, but its file is still there.
    private static Optional<ModuleDescriptor> descriptor(Class<?> type) {
        return type.getModule().isNamed()
                ? Optional.of(type.getModule().getDescriptor())
                : Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                        .map(CodeSource::getLocation)
                        .flatMap(Versions::read);
    }

    private static Optional<ModuleDescriptor> read(URL location) {
        String place = location.toString();
        String root = place.endsWith("/") ? place : "jar:" + place + "!/";
        try (InputStream file = new URL(root + "module-info.class").openStream()) {
            return Optional.of(ModuleDescriptor.read(file));
        } catch (IOException noModule) {
            return Optional.empty();
        }
    }
}
