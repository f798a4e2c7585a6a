package dev.cairn.benchmarks.work;

import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReadTransaction;
import dev.cairn.core.store.TagRepository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same tags read as bytes, and read as tags: decoded, with every check. */
final class TypedReads {
    private static final int TAGS = 20_000;
    private static final int ROUNDS = 5;

    private TypedReads() {}

    static void run(Run run) throws Exception {
        List<TagStore> stores = new ArrayList<>();
        try {
            Map<String, Task> tasks = new LinkedHashMap<>();
            for (String backend : List.of("memory", "lmdb", "chronicle")) {
                TagStore store = open(run, backend);
                stores.add(store);
                tasks.put(backend, task(run, store));
            }
            run.rotate(tasks, Figure.TYPED_GET, Figure.BYTES_GET);
        } finally {
            stores.forEach(TagStore::close);
        }
    }

    static TagStore open(Run run, String backend) {
        return TagStores.open(backend, backend.equals("memory") ? null : run.directory(backend), Map.of());
    }

    private static Task task(Run run, TagStore store) {
        TagRepository repository = new TagRepository(store);
        List<Hash> hashes =
                Tags.put(repository, (int) Math.min(TAGS, run.scale().pairs()));
        Collections.shuffle(hashes, new Random(1));
        List<byte[]> keys = hashes.stream().map(Hash::bytes).toList();
        return () -> new double[] {typed(repository, hashes), bytes(store, keys)};
    }

    private static double typed(TagRepository repository, List<Hash> hashes) throws Exception {
        try (TagReadTransaction tags = repository.beginRead()) {
            return Stopwatch.processorNanos(ROUNDS * hashes.size(), () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    for (Hash hash : hashes) {
                        require(tags.tag(hash).orElseThrow().hash().equals(hash));
                    }
                }
            });
        }
    }

    private static double bytes(TagStore store, List<byte[]> keys) throws Exception {
        try (ReadTransaction transaction = store.beginRead()) {
            return Stopwatch.processorNanos(ROUNDS * keys.size(), () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    for (byte[] key : keys) {
                        require(transaction.get(Table.TAGS, key).orElseThrow().length > 0);
                    }
                }
            });
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("another tag was read than was asked for");
        }
    }
}
