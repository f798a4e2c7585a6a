package dev.cairn.git.objects;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps the entries used last, and forgets the others. Not thread-safe. */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /** Makes an empty map of at most so many entries. */
    public RecentlyUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
