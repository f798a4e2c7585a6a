package dev.cairn.benchmarks.work;

import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReadTransaction;
import dev.cairn.core.store.TagRepository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** The same tags read as bytes, and read as tags: decoded, with every check. */
final class TypedReads {
    private static final int TAGS = 20_000;
    private static final int ROUNDS = 5;

    private TypedReads() {}

    static void run(Run run) throws Exception {
        List<TagStore> stores = new ArrayList<>();
        try {
            Map<String, Task> shared = new LinkedHashMap<>();
            Map<String, Task> alone = new LinkedHashMap<>();
            for (String backend : List.of("memory", "lmdb", "chronicle")) {
                TagStore store = open(run, backend);
                stores.add(store);
                TagRepository repository = new TagRepository(store);
                List<Hash> hashes =
                        Tags.put(repository, (int) Math.min(TAGS, run.scale().pairs()));
                Collections.shuffle(hashes, new Random(1));
                List<byte[]> keys = hashes.stream().map(Hash::bytes).toList();
                shared.put(backend, () -> new double[] {typed(repository, hashes), bytes(store, keys)});
                alone.put(backend, () -> new double[] {typedAlone(repository, hashes), bytesAlone(store, keys)});
            }
            run.rotate(shared, Figure.TYPED_GET, Figure.BYTES_GET);
            // Apart, so that what is compiled and allocated for these is no part of the figures above.
            run.rotate(alone, Figure.TYPED_GET_ALONE, Figure.BYTES_GET_ALONE);
        } finally {
            stores.forEach(TagStore::close);
        }
    }

    static TagStore open(Run run, String backend) {
        return TagStores.open(backend, backend.equals("memory") ? null : run.directory(backend), Map.of());
    }

    private static double typed(TagRepository repository, List<Hash> hashes) throws Exception {
        try (TagReadTransaction tags = repository.beginRead()) {
            return nanos(hashes, hash -> requireTag(tags.tag(hash), hash));
        }
    }

    private static double bytes(TagStore store, List<byte[]> keys) throws Exception {
        try (ReadTransaction transaction = store.beginRead()) {
            return nanos(keys, key -> requireBytes(transaction.get(Table.TAGS, key)));
        }
    }

    private static double typedAlone(TagRepository repository, List<Hash> hashes) throws Exception {
        return nanos(hashes, hash -> requireTag(repository.read(tags -> tags.tag(hash)), hash));
    }

    private static double bytesAlone(TagStore store, List<byte[]> keys) throws Exception {
        return nanos(keys, key -> requireBytes(store.read(transaction -> transaction.get(Table.TAGS, key))));
    }

    private static <T> double nanos(List<T> all, Consumer<T> read) throws Exception {
        return Stopwatch.processorNanos(ROUNDS * all.size(), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                all.forEach(read);
            }
        });
    }

    private static void requireTag(Optional<ConsolidatingTag> tag, Hash hash) {
        require(tag.orElseThrow().hash().equals(hash));
    }

    private static void requireBytes(Optional<byte[]> tag) {
        require(tag.orElseThrow().length > 0);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("another tag was read than was asked for");
        }
    }
}
