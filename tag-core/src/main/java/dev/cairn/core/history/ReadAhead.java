package dev.cairn.core.history;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changes of a history that will be looked at next, on threads of its own if the history can be read by several; of these, at most
 * {@link #MOST_CHUNKS} chunks at once, so that memory is bounded. What cannot be read ahead is read when it is looked at, and fails there.
 *
 * <p>Used by one thread. Its threads end when it is closed.
 */
final class ReadAhead implements AutoCloseable {
    /** Enough that to hand it over costs nothing beside reading it, and that what a change is stored as a difference to was mostly read just before. */
    private static final int CHUNK = 128;

    private static final int MOST_CHUNKS = 8;
    private static final int MOST_THREADS = 4;

    /** A history that is shorter is read before threads have begun. */
    private static final int SHORT = 1_000;

    private final HistoryIndex index;
    private final ChangeGraph graph;
    private final int evidenceRules;
    private final Queue<ChangeGraph> readers = new ConcurrentLinkedQueue<>();
    private final @Nullable ExecutorService threads;
    private final Queue<Chunk> chunks = new ArrayDeque<>();
    /** What no thread reads yet, from {@link #first} on. */
    private int[] expected = new int[2 * CHUNK];

    private int first;
    private int end;

    /** Some changes that follow each other. */
    private static final class Chunk {
        private final int[] ids;
        private final Future<List<Change>> read;
        private int next;

        Chunk(int[] ids, Future<List<Change>> read) {
            this.ids = ids;
            this.read = read;
        }
    }

    ReadAhead(HistoryIndex index, ChangeGraph graph, int evidenceRules) {
        this.index = index;
        this.graph = graph;
        this.evidenceRules = evidenceRules;
        this.threads = index.size() < SHORT ? null : begin();
    }

    private @Nullable ExecutorService begin() {
        int most = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        for (int number = 0; most > 1 && number < most; number++) {
            graph.forAnotherThread().ifPresent(readers::add);
        }
        return readers.isEmpty() ? null : Executors.newFixedThreadPool(readers.size(), ReadAhead::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cairn-history");
        thread.setDaemon(true);
        return thread;
    }

    /** Says that a change will be looked at behind those that were expected before. */
    void expect(int id) {
        if (threads != null) {
            makeRoom();
            expected[end++] = id;
            submit(threads, CHUNK);
        }
    }

    private void makeRoom() {
        if (end == expected.length) {
            int[] room = first > end / 2 ? expected : new int[2 * end];
            System.arraycopy(expected, first, room, 0, end - first);
            expected = room;
            end -= first;
            first = 0;
        }
    }

    private void submit(ExecutorService to, int least) {
        while (chunks.size() < MOST_CHUNKS && end - first >= least) {
            int[] ids = Arrays.copyOfRange(expected, first, Math.min(first + CHUNK, end));
            first += ids.length;
            List<Hash> hashes = IntStream.of(ids).mapToObj(index::hash).toList();
            chunks.add(new Chunk(ids, to.submit(() -> read(hashes))));
        }
    }

    private List<Change> read(List<Hash> changes) {
        ChangeGraph reader = readers.remove();
        try {
            return changes.stream()
                    .map(change -> read(reader, change, evidenceRules))
                    .toList();
        } finally {
            readers.add(reader);
        }
    }

    /** Returns the change that is the next of those that were expected. */
    Change next(int id) {
        if (threads == null) {
            return read(id);
        }
        submit(threads, CHUNK);
        if (chunks.isEmpty()) {
            submit(threads, 1);
        }
        Chunk chunk = chunks.element();
        if (chunk.ids[chunk.next] != id) {
            throw new IllegalStateException(
                    "change " + id + " is looked at, and " + chunk.ids[chunk.next] + " was expected");
        }
        Change change = change(chunk);
        if (++chunk.next == chunk.ids.length) {
            chunks.remove();
        }
        return change;
    }

    private Change change(Chunk chunk) {
        try {
            return Objects.requireNonNull(Uninterruptibles.getUninterruptibly(chunk.read))
                    .get(chunk.next);
        } catch (ExecutionException failed) {
            // By which change, and how, is told to who looks at that one.
            return read(chunk.ids[chunk.next]);
        }
    }

    /** Reads a change now. */
    Change read(int id) {
        return read(graph, index.hash(id), evidenceRules);
    }

    /** Reads all of a change. Asks for its text before its files: a history that reads the one meets the other. */
    static Change read(ChangeGraph from, Hash change, int evidenceRules) {
        ChangeAttribution attribution = from.attribution(change);
        return new Change(
                change,
                from.dependencies(change),
                from.timestamp(change),
                from.kind(change),
                attribution,
                evidenceRules);
    }

    /** Returns when no thread reads any more. */
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdown();
            // Not by an interrupt, which may close the files of a history that is read on.
            chunks.forEach(chunk -> chunk.read.cancel(false));
            Uninterruptibles.awaitTerminationUninterruptibly(threads);
        }
    }
}
