package dev.cairn.git.objects;

import dev.cairn.core.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Refs with the objects that they point to, in the order of the repository. A repository may have millions: a ref takes the bytes of its name and 8
 * more, and an object that many point to is kept once. Immutable.
 */
public final class RefList {
    private final NameBytes names;
    private final int[] ends;
    private final List<Hash> targets;

    private RefList(Builder builder) {
        this.names = builder.names;
        this.ends = builder.ends;
        this.targets = builder.targets;
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return targets.isEmpty();
    }

    /** Hands every ref on: its full name, and the object it points to, not peeled. */
    public void forEach(BiConsumer<String, Hash> action) {
        int start = 0;
        for (int i = 0; i < targets.size(); i++) {
            int end = ends[i];
            action.accept(new String(names.copy(start, end), StandardCharsets.UTF_8), targets.get(i));
            start = end;
        }
    }

    /** Returns the object that one of these refs points to. */
    public Optional<Hash> find(String name) {
        List<Hash> found = new ArrayList<>(1);
        forEach((ref, target) -> {
            if (ref.equals(name)) {
                found.add(target);
            }
        });
        return found.stream().findFirst();
    }

    /** Takes refs one by one. Not thread-safe. */
    public static final class Builder {
        private final NameBytes names = new NameBytes();
        private final List<Hash> targets = new ArrayList<>();
        private final Map<Hash, Hash> known = new HashMap<>();
        private int[] ends = new int[64];

        /** Adds a ref: its full name, and the object it points to. */
        public void add(String name, Hash target) {
            names.add(name.getBytes(StandardCharsets.UTF_8));
            if (targets.size() == ends.length) {
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            ends[targets.size()] = names.size();
            Hash same = known.putIfAbsent(target, target);
            targets.add(same == null ? target : same);
        }

        /** Returns the refs so far. */
        public RefList build() {
            return new RefList(this);
        }
    }
}
