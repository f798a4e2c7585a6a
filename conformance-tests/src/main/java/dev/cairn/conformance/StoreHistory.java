package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.store.TagRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The commits of the store that is damaged for COR-1: tags, rows, more of both, and some of them changed and deleted. None is larger
 * than any backend takes.
 */
final class StoreHistory {
    private static final int TAGS = 60;
    private static final int TAGS_PER_COMMIT = 10;
    private static final int ROWS = 600;
    private static final int ROWS_PER_COMMIT = 50;

    private StoreHistory() {}

    /** Makes every commit. */
    static void commitAll(TagStore store) {
        commits().forEach(commit -> commit.accept(store));
    }

    /** Returns what a store holds after each commit, as the memory backend tells it. */
    static List<Map<Row, String>> states() {
        List<Map<Row, String>> states = new ArrayList<>();
        try (TagStore memory = TagStores.open("memory:")) {
            for (Consumer<TagStore> commit : commits()) {
                commit.accept(memory);
                states.add(memory.read(Row::all));
            }
        }
        return states;
    }

    private static List<Consumer<TagStore>> commits() {
        return Stream.of(
                        GoldenData.commits().stream(),
                        parts(TAGS, TAGS_PER_COMMIT, StoreHistory::putTags),
                        parts(ROWS, ROWS_PER_COMMIT, (store, rows) -> putRows(store, rows, 1)),
                        parts(
                                ROWS,
                                ROWS_PER_COMMIT,
                                (store, rows) -> putRows(store, rows.filter(row -> row % 3 == 0), 2)),
                        parts(ROWS, ROWS_PER_COMMIT, StoreHistory::deleteSome))
                .flatMap(commits -> commits)
                .toList();
    }

    private static Stream<Consumer<TagStore>> parts(int all, int each, BiConsumer<TagStore, IntStream> commit) {
        return IntStream.range(0, all / each)
                .mapToObj(part -> store -> commit.accept(store, IntStream.range(part * each, (part + 1) * each)));
    }

    private static void putTags(TagStore store, IntStream numbers) {
        new TagRepository(store).write(tags -> {
            numbers.forEach(number -> tags.putTag(
                    DomainSamples.tag(number, 1, 0).message("made by hand").build()));
            return null;
        });
    }

    private static void putRows(TagStore store, IntStream rows, int fill) {
        store.write(tx -> {
            rows.forEach(row -> tx.put(Table.CHANGES, Bytes.of(row), Bytes.filled(row % 150, row * fill)));
            return null;
        });
    }

    private static void deleteSome(TagStore store, IntStream rows) {
        store.write(tx -> {
            rows.filter(row -> row % 4 == 1).forEach(row -> tx.delete(Table.CHANGES, Bytes.of(row)));
            return null;
        });
    }
}
