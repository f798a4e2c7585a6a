package dev.cairn.programs;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.nio.charset.StandardCharsets;

/** Opens the store that the first argument names, writes an entry, and prints what it reads back. */
public final class OpenStore {
    private OpenStore() {}

    public static void main(String[] args) {
        try (TagStore store = TagStores.open(args[0])) {
            byte[] key = "key".getBytes(StandardCharsets.UTF_8);
            store.write(transaction -> {
                transaction.put(Table.META, key, "value".getBytes(StandardCharsets.UTF_8));
                return true;
            });
            String value = store.read(transaction -> transaction
                    .get(Table.META, key)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("nothing"));
            System.out.println(value);
        }
    }
}
