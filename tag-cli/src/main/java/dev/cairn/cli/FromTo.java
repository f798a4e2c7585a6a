package dev.cairn.cli;

import picocli.CommandLine.Option;

/** The two stores of a command that copies one to the other, which are never the same. */
final class FromTo {
    @Option(
            names = "--from",
            paramLabel = "URI",
            required = true,
            description = "The store to read. Nothing in it is changed.")
    String from = "";

    @Option(
            names = "--to",
            paramLabel = "URI",
            required = true,
            description = "The store to fill; it is made if need be.")
    String to = "";

    AddressedStore source(Session session) {
        return session.storeAt(from);
    }

    /** Returns the store to fill; refuses that which is read. */
    AddressedStore target(Session session) {
        AddressedStore place = session.storeAt(to);
        if (source(session).isSamePlaceAs(place)) {
            throw new RefusedException("--from and --to are one place: " + to + ". Name a new one with --to.");
        }
        return place;
    }
}
