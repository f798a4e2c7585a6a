package dev.cairn.cli;

import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The store at an address, as {@link TagStores#open(String)} takes it.
 *
 * @param address the address
 * @param directory what a relative path in it is relative to
 */
record AddressedStore(String address, Path directory) implements StorePlace {
    private static final Pattern PATH = Pattern.compile("[^:]*:([^?]+).*", Pattern.DOTALL);

    @Override
    public TagStore open() {
        requirePresent();
        return TagStores.open(address);
    }

    @Override
    public TagStore openToVerify() {
        requirePresent();
        return TagStores.open(address + (address.contains("?") ? "&" : "?") + FULL_CHECK + "=true");
    }

    @Override
    public void requirePresent() {
        if (isAbsent()) {
            throw new RefusedException("there is no store at " + address
                    + ". Check the address, or make one with 'cairn --store " + address + " import git REPO'.");
        }
    }

    @Override
    public boolean salvage(SalvageReceiver receiver) {
        return TagStores.salvage(address, receiver);
    }

    @Override
    public TagStore openOrCreate() {
        return TagStores.open(address);
    }

    @Override
    public boolean isAbsent() {
        return namesInstalledBackend()
                && path().filter(Folders::isAbsentOrEmpty).isPresent();
    }

    /** Returns whether both are one place, in whatever spelling. */
    boolean isSamePlaceAs(AddressedStore other) {
        try {
            return path().isPresent()
                    && other.path().isPresent()
                    && Files.isSameFile(path().get(), other.path().get());
        } catch (IOException absent) {
            return false;
        }
    }

    private boolean namesInstalledBackend() {
        int colon = address.indexOf(':');
        return colon > 0 && TagStores.isInstalled(address.substring(0, colon));
    }

    /** Returns the path in the address; empty if it has none, or none that makes sense, which opening it will tell. */
    private Optional<Path> path() {
        Matcher parts = PATH.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String path = URLDecoder.decode(parts.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return Optional.of(directory.resolve(path));
        } catch (IllegalArgumentException notAPath) {
            return Optional.empty();
        }
    }
}
