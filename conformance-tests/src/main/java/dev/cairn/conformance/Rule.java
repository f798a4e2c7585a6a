package dev.cairn.conformance;

import java.util.Locale;

/** The rules that this suite holds a backend to, with the words of the specification. */
enum Rule {
    SPI_1("""
            A provider is registered for `ServiceLoader` both on the class path (META-INF/services) and on the module path \
            (`provides`)."""),
    SPI_2("""
            `TagStores.open("lmdb:/dir?option=value")`, `TagStores.open(name, path, options)` and `TagStores.providers()` \
            select by name; `memory:` needs no path. One provider on the class path and no name: that one. Several and no \
            name: an error that lists them."""),
    SPI_3("""
            An unknown name is an error that lists the names available and the artifact that would add the one asked for, \
            if it is one of ours. Two providers with one name: an error that names both classes."""),
    SPI_4("""
            A provider that cannot run here is listed with its reason; opening it fails with that reason and the remedy \
            (the exact JVM flags, for example), never with a linkage error or a stack of reflection."""),
    SPI_5("Unknown options and values out of range are refused by name, with the accepted ones."),
    SPI_6("""
            `traits()` is constant: durability (`VOLATILE`, `PROCESS_CRASH`, `POWER_LOSS`), who may open a store at once \
            (`ONE_PROCESS`, `MANY_PROCESSES`), largest batch in entries and bytes."""),
    SPI_7("""
            A file-backed store opened twice in one process (by any spelling of its path), or from two processes where the \
            trait says one, is refused with an error that says who holds it; the holder is unharmed."""),
    SPI_8("""
            A missing directory is created; a file in its place, a directory without permission, a store of another \
            backend, a foreign file, or a store of a newer format is refused by name, and left exactly as it was (no lock \
            file, no marker)."""),

    VAL_0("""
            Every value lies in an envelope: `[u32 little-endian payload length][payload][u32 little-endian CRC32C]`, the \
            checksum over `[table number u8][key length u8][key][payload length u32][payload]`, written and checked on every \
            read of a value by `tag-api`. An engine stores opaque bytes, at most 1 MiB + 8."""),
    VAL_1("""
            Keys are 1 to 255 bytes, payloads 0 to 1 MiB; both ends are stored and read back exactly; one more byte is \
            `IllegalArgumentException` before anything happens. Bulk that can grow is segmented by the caller."""),
    VAL_2("""
            All 256 byte values, keys that are prefixes of each other, keys of 0x00 and 0xFF bytes are distinct and ordered \
            right."""),
    VAL_3("""
            An empty payload is a value, not an absence. Null is a `NullPointerException` that names the parameter."""),
    VAL_4("Tables are independent: one key in two tables is two entries."),
    VAL_5("""
            No aliasing: arrays given or received may be changed afterwards without effect on the store; a value read stays \
            valid after its transaction and its store are closed."""),

    TXN_1("A write transaction reads its own puts and deletes, in `get`, `contains`, `scan` and `count`."),
    TXN_2("Closing without commit, or an exception out of `write(fn)`, leaves no trace."),
    TXN_3("`delete` says whether the key was there, its own writes included; put overwrites."),
    TXN_4("""
            After commit or close every call is `IllegalStateException`, also advancing a stream with entries left in its \
            page; `close` is idempotent. Closing the store refuses new transactions, wakes waiting writers with \
            `IllegalStateException`, lets calls in flight (a commit too) end, rolls back what is open, then closes the \
            engine. No misuse whatever - wrong order, wrong thread, after the store's close - may crash the JVM, hang it, or \
            corrupt the store."""),
    TXN_5("""
            One write transaction at a time per store. Another waits, at most `writeTimeout` (default 30 s), then \
            `WriteLockTimeoutException`, which names the holder's thread and when it began; the thread that made the last \
            call on the open write transaction is refused at once instead of deadlocking. Where several processes write, the \
            writer's lease keeps them from starving each other; a lost race is still `WriteConflictException` at commit, \
            with nothing applied, and `write(fn)` runs `fn` again, bounded by time, with jitter: `fn` may run several times, \
            has no effect outside the transaction, and sees it without `commit` and `close`."""),
    TXN_6("An empty commit succeeds, changes nothing (the version included) and never conflicts."),
    TXN_7("""
            Transactions may be used from virtual threads and handed between threads, by one thread at a time; concurrent \
            use of one transaction is `IllegalStateException` or correct, never wrong."""),
    TXN_8("""
            A transaction that is dropped without being closed is released once the collector finds it, and logged with the \
            thread and time of its begin, and with the stack when `traceTransactions` is on."""),

    ATO_1("A commit over any number of tables and keys is seen whole or not at all, by every reader, at every moment."),
    ATO_2("""
            A commit that fails (disk full, conflict, I/O error) changes nothing visible. After an error whose outcome the \
            engine cannot know, the store refuses further work until reopened, and says so; reopened, it holds the commit \
            whole or not at all."""),
    ATO_3("""
            A batch of 100,000 entries commits atomically where the largest-batch trait allows it; beyond the trait it is \
            refused before anything is written."""),

    ISO_1("""
            A read transaction sees exactly one committed state, the newest at its begin, in all tables, for its whole \
            life."""),
    ISO_2("""
            Readers never block the writer and the writer never blocks readers. A reader that stays open over 10,000 commits \
            still reads its state. An engine may use space for what a reader pins; `info` shows the oldest reader."""),
    ISO_3("""
            Named anomalies that must not occur: dirty read, non-repeatable read, phantom, read skew across tables, lost \
            update, write skew."""),
    ISO_4("Real-time order: a transaction that begins after a commit returned sees that commit."),

    ORD_1("""
            Ascending unsigned byte order; each entry once; bounds as `KeyRange` says (from, to, prefix; inclusive or \
            not)."""),
    ORD_2("""
            Streams are lazy and paged, a page bounded in entries and in bytes: a scan over a table larger than the heap \
            works, also with values of 1 MiB; leaving it half-way leaks nothing. A page that does not ascend is \
            `StoreCorruptException`."""),
    ORD_3("""
            Inside a write transaction a scan shows the overlay; writing during a scan is defined: the scan keeps to the \
            state at its start."""),
    ORD_4("`count` is exact, its own writes included."),

    DUR_1("""
            When commit returns, the commit survives what the trait says: nothing, kill -9 of the process, or loss of power \
            (data and metadata forced to the device)."""),
    DUR_2("""
            After a crash the store opens by itself in bounded time, and holds every acknowledged commit and no part of an \
            unacknowledged one (the last one in flight may be whole)."""),
    DUR_3("""
            `durability=relaxed`, where offered, may lose the last commits on loss of power but never atomicity or \
            order."""),
    DUR_4("A volatile store is empty when opened again."),
    DUR_5("""
            The store grows by itself; no size has to be guessed in advance. Deleted space is used again."""),

    COR_1("""
            Damage that is present when a store is opened - truncated, overwritten, bit-flipped, swapped or missing files - \
            leads to a typed exception that names the file, or to right data: never to a JVM crash, a hang, or a wrong value; \
            rows that are missing are found by `verify` at the latest."""),
    COR_2("""
            `verify` reads everything - structure, checksums, counts, invariants between tables - and reports each finding \
            with table and key."""),

    FMT_1("""
            A store records its format version, backend, identity and creation, outside the tables; an older format is read \
            (or migrated when asked), a newer one refused."""),
    FMT_2("Golden stores of every released format are kept, opened and compared."),

    MIG_1("""
            Copies one snapshot of the source: every table, payload for payload; the source is not written. The target keeps \
            its own identity."""),
    MIG_2("""
            The target must be empty, or hold an interrupted migration of the same source at the same version (`--resume`; a \
            source that cannot prove that is copied anew). Same location is refused."""),
    MIG_3("""
            An interrupted migration leaves a target that says so when opened (a reserved key in `meta`, removed by the last \
            commit) and can be resumed or discarded; never one that looks complete."""),
    MIG_4("""
            Ends with a comparison of both sides (counts and an order-sensitive digest per table) and reports it. A dry run \
            does everything but write."""),
    MIG_5("""
            Reports progress (entries, bytes, rate, estimate) to a listener, can be cancelled, and needs memory in \
            proportion to one batch."""),

    DOM_1("tag creation: (before 50, consolidated 25): initial, effective 1, reduction 49."),
    DOM_2("tag with a previous one (75, 50): not initial, reduction 74."),
    DOM_3("summary of 100 changes, 60 AI-assisted, 40 human: 60.0 and 40.0 %."),
    DOM_4("provider statistics: running average over 0.8, 0.6, 0.9."),
    DOM_5("percentages of an empty summary: 0.0 and 0.0."),
    DOM_6("tag -> record -> tag is the identity."),
    DOM_7("summary -> record -> summary is the identity."),
    DOM_8("tag operations: absent; put; present and equal; delete is true; absent; delete again is false."),
    DOM_9("the same for the attribution summary."),
    DOM_10("several tags: put, read back, delete, put other data under the same hash, read the new data."),
    DOM_11("tag and summary under one hash: both readable; deleting the tag leaves the summary; then delete that."),
    DOM_12("""
            The migration replay: run the checks on a volatile store; fill it with a seeded, realistic data set (chained \
            tags, `since` tags, several channels, empty and very large members, several names, every optional component \
            absent and present); copy it to the target backend; compare every table payload for payload and every object \
            through the API; run the eleven checks again on the target; close it, reopen it, compare and run them again. \
            All ordered pairs of backends."""),

    MODEL("""
            random sequences of all operations, reopen and crash included, agree with a reference model that shares no \
            code with any backend.""");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** Returns the id that the specification gives this rule, {@code ATO-2} for example. */
    String id() {
        return name().replace('_', '-');
    }

    /** Returns the rule as the specification words it. */
    String text() {
        return text;
    }

    /** Returns the group that the rule belongs to, {@code ATO} for example. */
    String group() {
        return name().split("_", 2)[0];
    }

    /** Returns the section of the specification that the rule stands in, {@code storage.md#ato} for example. */
    String section() {
        return switch (group()) {
            case "DOM" -> "domain.md#10";
            case "MODEL" -> "conformance.md#groups";
            default -> "storage.md#" + group().toLowerCase(Locale.ROOT);
        };
    }
}
