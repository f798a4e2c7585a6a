package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.Json;
import dev.cairn.cli.report.Paint;
import dev.cairn.cli.report.SafeText;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.core.JsonGenerator;

/** What one run works with: its surroundings, seen through the options that every command takes. */
final class Session {
    private final Surroundings surroundings;
    private final RootCommand options;
    private final PrintWriter out;
    private final PrintWriter err;

    Session(Surroundings surroundings, RootCommand options) {
        this.surroundings = surroundings;
        this.options = options;
        this.out = writer(new Output(surroundings.out()), false);
        this.err = writer(surroundings.err(), true);
    }

    private static PrintWriter writer(OutputStream stream, boolean flushing) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), flushing);
    }

    RootCommand options() {
        return options;
    }

    InputStream in() {
        return surroundings.in();
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** Opens the store, which must exist: reading does not make one. */
    TagStore openStore() {
        return place().open();
    }

    /** Opens the store, and makes it where there is none. */
    TagStore openOrCreateStore() {
        return place().openOrCreate();
    }

    /** Returns where the store is, or would be. */
    StorePlace place() {
        return options.store == null ? DefaultStore.of(surroundings.directory()) : storeAt(options.store);
    }

    /** Returns the store at an address. */
    AddressedStore storeAt(String address) {
        return new AddressedStore(address, surroundings.directory());
    }

    /** Returns a path as the user means it. */
    Path path(Path given) {
        return surroundings.directory().resolve(given).normalize();
    }

    Instant now() {
        return surroundings.clock().instant();
    }

    String user() {
        return surroundings.user();
    }

    RootCommand.Format format() {
        return options.format;
    }

    boolean isJson() {
        return format() == RootCommand.Format.JSON;
    }

    boolean isDebugging() {
        return options.debug || surroundings.isSet("CAIRN_DEBUG");
    }

    /** Returns whether somebody watches the progress. */
    boolean isWatched() {
        return surroundings.errIsTerminal() && format() == RootCommand.Format.TEXT;
    }

    Ansi ansi() {
        return Ansi.valueOf(isColored(surroundings.outIsTerminal()));
    }

    Paint paint() {
        return new Paint(isColored(surroundings.outIsTerminal()));
    }

    private boolean isColored(boolean terminal) {
        return switch (options.color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                terminal
                        && !surroundings.isSet("NO_COLOR")
                        && !"dumb".equals(surroundings.variables().get("TERM"));
        };
    }

    /** Writes a JSON document to standard output. */
    void writeJson(Consumer<JsonGenerator> document) {
        try (JsonGenerator json = Json.generator(out)) {
            document.accept(json);
        }
        out.print('\n');
    }

    /** Prints an error message. */
    void complain(String message) {
        out.flush();
        Paint paint = new Paint(isColored(surroundings.errIsTerminal()));
        err.println(paint.complaint("cairn:") + " " + SafeText.of(message));
    }

    /** Prints where an exception comes from; its messages quote what was read. */
    void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(this::explain);
    }

    /** Prints a line that goes with a message. */
    void explain(String line) {
        err.println(SafeText.of(line));
    }
}
